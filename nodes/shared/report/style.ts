const lightColours = `
--page:#f4f5f7;--card:#fff;--line:#d8dce2;--text:#1c2128;--quiet:#555f6d;--main:#2563ad;--answered:#1f7a5c;
--notAnswered:#7f8b9b;--open:#c77700;--answerUnknown:#7c5cc4;--notCalled:#fff;--edge:#6d7785;--noticeBack:#fff4dd;--noticeText:#6b4300`;

const darkColours = `
--page:#101419;--card:#191f26;--line:#323b46;--text:#e8ebef;--quiet:#a7b1be;--main:#6aa5ee;--answered:#4fc193;
--notAnswered:#6f7b8a;--open:#eba43a;--answerUnknown:#b49af0;--notCalled:#191f26;--edge:#8b96a5;--noticeBack:#3a2c10;--noticeText:#ffd58a`;

/** The style of the page: nothing from elsewhere, readable at the width of a telephone, in the dark, and on paper. */
export const pageStyle = `
:root{color-scheme:light dark;${lightColours}}
@media (prefers-color-scheme:dark){:root{${darkColours}}}
*{box-sizing:border-box}
body{margin:0;background:var(--page);color:var(--text);font:1rem/1.45 system-ui,-apple-system,"Segoe UI",Roboto,"DejaVu Sans",Arial,sans-serif;overflow-wrap:anywhere}
main{max-width:1080px;margin:0 auto;padding:24px 16px 32px}
h1{margin:0 0 4px;font-size:1.6rem;line-height:1.2}
h2{margin:0 0 12px;font-size:1.05rem}
p{margin:0 0 8px}
header p,footer,small,.quiet{color:var(--quiet)}
small{font-size:.85rem}
header{margin-bottom:16px}
.notice{background:var(--noticeBack);color:var(--noticeText);border-left:4px solid var(--open);border-radius:4px;padding:10px 14px;margin:0 0 16px}
.card{background:var(--card);border:1px solid var(--line);border-radius:10px;padding:16px;min-width:0}
.tiles{display:grid;grid-template-columns:repeat(2,minmax(0,1fr));gap:12px;margin:0 0 16px;padding:0;list-style:none}
.tiles li:first-child{grid-column:1/-1}
.tiles b{display:block;font-size:1.4rem;white-space:nowrap;line-height:1.2;font-variant-numeric:tabular-nums}
.tiles li:first-child b{font-size:2.6rem;color:var(--answered)}
.tiles small{display:block}
.cards{display:grid;grid-template-columns:minmax(0,1fr);gap:16px}
svg{display:block}
svg.share{width:100%;height:28px;border-radius:6px;margin-bottom:12px}
svg.swatch{flex:none;width:12px;height:12px}
svg.columns{width:100%;height:auto;margin-bottom:8px}
svg text{fill:var(--text);font-size:11px;text-anchor:middle}
svg text.axis{fill:var(--quiet)}
svg line{stroke:var(--line)}
.key{display:flex;flex-wrap:wrap;gap:6px 18px;margin:0;padding:0;list-style:none}
.key li{display:flex;align-items:center;gap:7px}
svg.share rect{stroke:var(--card);vector-effect:non-scaling-stroke}
rect.main{fill:var(--main)}rect.answered{fill:var(--answered)}rect.notAnswered{fill:var(--notAnswered)}rect.open{fill:var(--open)}
rect.answerUnknown{fill:var(--answerUnknown)}svg rect.notCalled{fill:var(--notCalled);stroke:var(--edge);vector-effect:non-scaling-stroke}
table{width:100%;border-collapse:collapse;font-variant-numeric:tabular-nums}
th{text-align:left;font-weight:400}
.bars th{width:38%;padding:4px 10px 4px 0;line-height:1.25}
.bars td{padding:4px 0}
.bars td.bar svg{width:100%;height:14px}
.bars td.count{width:1%;padding-left:10px;text-align:right;white-space:nowrap}
.list td,.list th{padding:7px 8px 7px 0;border-bottom:1px solid var(--line);vertical-align:top}
.list thead th{color:var(--quiet);font-size:.8rem}
.list{table-layout:fixed}
.list th:first-child{width:40%}
.list .number{width:4.9rem;text-align:right;padding:7px 0 7px 8px;white-space:nowrap}
.list .few{width:3.7rem}
.tasks th:first-child{width:auto}
h3{margin:18px 0 8px;font-size:1rem}
.wide{grid-column:1/-1}
.unseen{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
footer{margin-top:20px;font-size:.85rem}
footer dl{margin:0 0 8px}
footer dt{display:inline;font-weight:600}
footer dd{display:inline;margin:0}
footer dd::after{content:"";display:block;margin-bottom:3px}
@media (min-width:760px){
main{padding:36px 28px 48px}
h1{font-size:2rem}
.tiles{grid-template-columns:1.6fr repeat(4,1fr)}
.tiles li:first-child{grid-column:auto}
.cards{grid-template-columns:repeat(2,minmax(0,1fr))}
.card{padding:20px}
}
@media print{
:root{color-scheme:light;${lightColours};--page:#fff}
*{print-color-adjust:exact;-webkit-print-color-adjust:exact}
html{font-size:12px}
main{max-width:none;padding:0}
.card,tr{break-inside:avoid}
.wide{break-inside:auto}
}`.replaceAll('\n', '');

/**
 * Areas that libphonenumber's map tells wrongly, too narrowly, or as they once were; by time zones, what their numbers begin
 * with (calling code included). They hold instead of all longer begins of the map. Without zones: all zones of the region.
 *
 * In an area of two zones the map knows the zone of single exchanges. New exchanges, and area codes that were laid over the
 * area later, it puts into one of them.
 */
export const correctedAreas: Readonly<Record<string, string>> = {
	// North America: area codes on both sides of a line, with those laid over them.
	'America/Chicago America/New_York': '1219 1270 1364 1423 1448 1574 1606 1812 1850 1906 1930',
	'America/Chicago America/Denver': '1308 1605 1620 1701 1785',
	'America/Denver America/Los_Angeles': '1208 1458 1541 1775 1986',
	'America/Denver America/Phoenix': '1928',
	'America/Creston America/Dawson_Creek America/Edmonton America/Fort_Nelson America/Vancouver':
		'1236 1250 1257 1672 1778',
	'America/Edmonton America/Regina': '1306 1474 1639',
	'America/Atikokan America/Toronto America/Winnipeg': '1807',
	'America/Blanc-Sablon America/Halifax America/Toronto': '1367 1418 1581',
	'America/Goose_Bay America/St_Johns': '1709 1879',
	'America/Cambridge_Bay America/Inuvik America/Iqaluit America/Rankin_Inlet America/Resolute America/Whitehorse':
		'1867',
	// Unalaska has Alaska's time, and Orlando is in Florida.
	'America/Adak America/Anchorage': '1907581',
	'America/New_York': '1689',
	// Mexico: Chihuahua left the Pacific's time in 2022; at the border there is that of the other side, or both.
	'America/Chihuahua': '52614 52621 52625 52627 52628 52629 52635 52639 52648 52649 52652 52659',
	'America/Chihuahua America/Ciudad_Juarez': '52636 52657',
	'America/Matamoros America/Monterrey': '52862 52868 52873 52891 52892 52897',
	'America/Mexico_City America/Tijuana': '52663',
	// Brazil: Pará has one time since 2008; the west of Amazonas has its own; Recife has its area with Noronha.
	'America/Belem America/Santarem': '5591 5593 5594',
	'America/Eirunepe America/Manaus': '5597',
	'America/Manaus': '5592',
	'America/Noronha America/Recife': '5581',
	'America/Campo_Grande': '5567',
	'America/Porto_Velho': '5569',
	'America/Sao_Paulo': '5555',
	// Chile: the south has summer time all year.
	'America/Punta_Arenas': '5661',
	'America/Coyhaique America/Santiago': '5667',
	'Europe/Saratov': '7845',
	'Asia/Khandyga Asia/Srednekolymsk Asia/Ust-Nera Asia/Yakutsk': '7411',
	'Asia/Jakarta Asia/Makassar': '62526',
	// Australia: Queensland has no summer time, but for Tweed Heads and others behind its border; the north of the west is no east.
	'Australia/Brisbane': '617',
	'Australia/Brisbane Australia/Sydney': '6175 6177',
	'Australia/Adelaide Australia/Darwin Australia/Perth': '618',
	'Africa/Lubumbashi': '2434 2436',
	'Africa/Kinshasa Africa/Lubumbashi': '2435',
	// Chile's plan does not tell mobile numbers (8, 9) and services; western Mongolia; all islands of French Polynesia.
	'': '5660 568 569 97614 97624 6894',
};

import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const source = join(__dirname, 'emptyPackage');

/** Packs the triggers that do nothing, as npm packs a package, in a new folder. */
export function emptyTarball(): { tarball: string; folder: string } {
	const folder = mkdtempSync(join(tmpdir(), 'airudder-empty-'));
	cpSync(source, join(folder, 'package'), { recursive: true });
	// tar comes with Linux, macOS and Windows 10, where a `C:` in front would read as a host name.
	execFileSync('tar', ['-czf', 'empty.tgz', 'package'], { cwd: folder });
	return { tarball: join(folder, 'empty.tgz'), folder };
}

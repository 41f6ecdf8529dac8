const samplesPerSecond = 8000;
const silence = 128;
const beepHertz = 440;
const beepSeconds = 0.25;

/** A WAV file (PCM, 8 bit, mono, 8 kHz) of silence with a beep at each of `beepsAt` (seconds). */
export function wav(seconds: number, beepsAt: readonly number[]): Buffer {
	const samples = Buffer.alloc(Math.max(1, Math.round(seconds * samplesPerSecond)), silence);
	for (const beepAt of beepsAt) {
		const first = Math.round(beepAt * samplesPerSecond);
		const last = Math.min(samples.length, first + beepSeconds * samplesPerSecond);
		for (let index = first; index < last; index += 1) {
			const phase = (2 * Math.PI * beepHertz * (index - first)) / samplesPerSecond;
			samples[index] = silence + Math.round(60 * Math.sin(phase));
		}
	}
	return Buffer.concat([wavHeader(samples.length), samples]);
}

function wavHeader(dataBytes: number): Buffer {
	const header = Buffer.alloc(44);
	header.write('RIFF', 0);
	header.writeUInt32LE(36 + dataBytes, 4);
	header.write('WAVEfmt ', 8);
	header.writeUInt32LE(16, 16);
	header.writeUInt16LE(1, 20);
	header.writeUInt16LE(1, 22);
	header.writeUInt32LE(samplesPerSecond, 24);
	header.writeUInt32LE(samplesPerSecond, 28);
	header.writeUInt16LE(1, 32);
	header.writeUInt16LE(8, 34);
	header.write('data', 36);
	header.writeUInt32LE(dataBytes, 40);
	return header;
}

/** MPEG-2 layer III, 8 kbit/s, 16 kHz, mono: 36 bytes and 576 samples a frame. */
const mp3FrameHeader = Buffer.from([0xff, 0xf3, 0x18, 0xc4]);
const mp3FrameBytes = 36;
const mp3FrameSeconds = 576 / 16_000;

/** A silent MP3 file: frames whose side information is all zero carry no sound. */
export function mp3(seconds: number): Buffer {
	const frame = Buffer.alloc(mp3FrameBytes);
	mp3FrameHeader.copy(frame);
	return Buffer.concat(Array(Math.max(1, Math.ceil(seconds / mp3FrameSeconds))).fill(frame));
}

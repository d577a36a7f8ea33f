/** A film's sound, handed on packet by packet as it is: never decoded, never retimed. */

import { EncodedAudioPacketSource, EncodedPacketSink, type EncodedPacket, type InputAudioTrack } from "mediabunny";
import { isCarried } from "../../../core/fit";

interface SoundTrack {
  readonly source: EncodedAudioPacketSource;
  readonly packets: number;
  /** Hands on what begins before `seconds` of the copy. */
  upTo(seconds: number): Promise<void>;
}

/** `origin`: where the copy begins on the film's clock, in seconds. Absent for sound that no copy can hold. */
export async function soundTrack(track: InputAudioTrack, origin: number): Promise<SoundTrack | undefined> {
  const codec = await track.getCodec();
  const config = await track.getDecoderConfig();
  if (codec === null || config === null || !isCarried(config.codec)) return undefined;
  const source = new EncodedAudioPacketSource(codec);
  const { packetCount } = await track.computePacketStats();
  const packets = new EncodedPacketSink(track).packets();
  let waiting: EncodedPacket | undefined = await next(packets);
  return {
    source,
    packets: packetCount,
    upTo: async (seconds) => {
      while (waiting !== undefined && waiting.timestamp - origin < seconds) {
        await source.add(waiting.clone({ timestamp: waiting.timestamp - origin }), { decoderConfig: config });
        waiting = await next(packets);
      }
    },
  };
}

async function next(packets: AsyncGenerator<EncodedPacket, void, unknown>): Promise<EncodedPacket | undefined> {
  const { value, done } = await packets.next();
  return done === true || value === undefined ? undefined : value;
}

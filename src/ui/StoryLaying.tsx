/** All shots of the board drawn as animatics, then laid out: into a sequence of their own or at the playhead. */

import { useState, type ReactNode } from "react";
import type { Board } from "../core/storyboard";
import { framesPerSecond } from "../core/time";
import { FIRST_TRACK, trackFromPlayhead } from "../studio/board/lay-places";
import type { StoryState } from "../studio/board/story-state";
import { rowsById } from "../studio/takes/row-index";
import { Button } from "./controls";
import { Note } from "./Problem";
import { useSequence, videoTrack } from "./sequence";
import { useCommands, useStudio, useText } from "./useStudio";

export function StoryLaying(props: { readonly board: Board; readonly story: StoryState }): ReactNode {
  const { board, story } = props;
  const { undrawn, drawing, laid } = story;
  const text = useText();
  const { board: commands } = useCommands();
  const sequence = useSequence();
  const takes = useStudio((state) => state.takes);
  const [pressed, setPressed] = useState(false);
  const words = text.board.story;
  const track = sequence === undefined ? undefined : trackFromPlayhead(board, rowsById(takes), sequence);
  const isNewTrack = track !== undefined && track >= (sequence?.video.length ?? 0);

  async function once(work: () => Promise<void>): Promise<void> {
    setPressed(true);
    await work();
    setPressed(false);
  }

  return (
    <section className="block ruled">
      {undrawn.length > 0 ? (
        <>
          <p className="dim lead">{`${words.drawSays} ${text.engine.animaticSays}`}</p>
          <Button kind="primary" disabled={pressed} onPress={() => void once(() => commands.drawBoard())}>
            {undrawn.length === board.shots.length ? words.drawAll(undrawn.length) : words.drawRest(undrawn.length)}
          </Button>
        </>
      ) : (
        <>
          <p className="dim lead">
            {drawing.length > 0
              ? words.drawingSays(drawing.length)
              : words.laySays(
                  videoTrack(FIRST_TRACK),
                  track === undefined
                    ? undefined
                    : isNewTrack
                      ? text.where.newTrack(videoTrack(track))
                      : videoTrack(track),
                )}
          </p>
          <Button
            kind="primary"
            disabled={pressed || drawing.length > 0}
            onPress={() => void once(() => commands.layOut("new"))}
          >
            {words.layNew}
          </Button>
          {track !== undefined && (
            <div className="row centred">
              <Button
                kind="link"
                disabled={pressed || drawing.length > 0}
                onPress={() => void once(() => commands.layOut("playhead"))}
              >
                {words.layHere(videoTrack(track))}
              </Button>
            </div>
          )}
        </>
      )}
      {laid !== undefined && (
        <>
          <p className="dim" role="status">
            {laid.isNew
              ? words.laid(laid.placed, laid.sequence)
              : words.laidFrom(laid.placed, laid.sequence, videoTrack(laid.track), laid.timecode)}
            {laid.isNew && ` ${words.settings(laid.size, Math.round(framesPerSecond(laid.rate) * 1000) / 1000)}`}
          </p>
          {laid.unverified > 0 && <Note>{words.unverified(laid.unverified)}</Note>}
          {laid.failed.length > 0 && <Note>{words.notLaidOut(laid.failed.join(", "))}</Note>}
        </>
      )}
    </section>
  );
}

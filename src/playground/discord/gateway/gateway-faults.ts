import type { Faults } from '../faults.ts';

const none = {
  resumeRefused: false,
  connectionsRefused: false,
  sessionsRefused: 0,
  identifyCloses: undefined as number | undefined,
};

/** What is wrong with the gateway at the moment, and the ways to make it so. */
export function createGatewayFaults() {
  const now = { ...none };
  const hello = createGate();
  const ready = createGate();
  return {
    hello,
    ready,
    now,
    controls: {
      clear: () => {
        Object.assign(now, none);
        hello.hold(false);
        ready.hold(false);
      },
      refuseResume: (refuse) => {
        now.resumeRefused = refuse;
      },
      refuseGateway: (refuse) => {
        now.connectionsRefused = refuse;
      },
      holdHello: hello.hold,
      holdReady: ready.hold,
      refuseSessions: (times) => {
        now.sessionsRefused = times;
      },
      closeIdentify: (code) => {
        now.identifyCloses = code;
      },
    } satisfies Partial<Faults>,
  };
}

/** Lets things through at once, or all that waited when it is no longer held. */
type Gate = { hold(held: boolean): void; pass(run: () => void): void };

function createGate(): Gate {
  let held = false;
  const waiting: (() => void)[] = [];
  return {
    hold: (next) => {
      held = next;
      if (!held) for (const run of waiting.splice(0)) run();
    },
    pass: (run) => {
      if (held) waiting.push(run);
      else run();
    },
  };
}

/**
 * What the simulated host runs on, kept before the panel's page is made as poor as UXP: the bundler puts these in place
 * of the globals of the same name, wherever the host's own code uses them.
 */

export const TextEncoder = window.TextEncoder;
export const TextDecoder = window.TextDecoder;
export const queueMicrotask = window.queueMicrotask.bind(window);
export const structuredClone = window.structuredClone.bind(window);

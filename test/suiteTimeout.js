jest.setTimeout(globalThis.suiteTimeout);

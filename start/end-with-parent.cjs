/** Loaded into a program that was forked: it ends with whoever forked it, even if that one was killed. */
process.once('disconnect', () => process.exit())

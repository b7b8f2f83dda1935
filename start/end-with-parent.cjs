/** Loaded into a program that was forked: it ends with whoever forked it, even if that one was killed, and when its work is done. */
process.once('disconnect', () => process.exit())
// Whoever listens for the end of the line is kept alive by the line; a thread of the program has none.
process.channel?.unref()

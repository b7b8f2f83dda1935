/** Loaded into a process that is measured: tells its peak. (`maxRSS` would count what its parent held at the fork.) */
let peak = 0
setInterval(() => (peak = Math.max(peak, process.memoryUsage.rss())), 20).unref()

process.on('exit', () => console.error(`peak memory ${Math.round(peak / 2 ** 20)} MB`))

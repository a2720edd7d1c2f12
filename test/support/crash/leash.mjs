// Loaded before the application: when whoever started it is gone, by whatever cause, his end of the pipe closes,
// and the application ends in order.
process.stdin.resume();
process.stdin.once('close', () => process.kill(process.pid, 'SIGTERM'));

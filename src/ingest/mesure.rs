//! Weights and measures: brotli sizes, time, memory.

use std::{
    fs,
    sync::atomic::{AtomicUsize, Ordering},
    thread,
    time::Duration,
};

use brotli::enc::BrotliEncoderParams;

/// Bytes of `text` once compressed by brotli at its best (quality 11), as a host would serve it.
pub fn brotli_size(text: &[u8]) -> usize {
    let params = BrotliEncoderParams { quality: 11, ..BrotliEncoderParams::default() };
    let mut out = Vec::new();
    brotli::BrotliCompress(&mut &text[..], &mut out, &params)
        .expect("reading and writing memory cannot fail");
    out.len()
}

/// [`brotli_size`] of each text, on all processors.
pub fn brotli_sizes(texts: &[Vec<u8>]) -> Vec<usize> {
    let next = AtomicUsize::new(0);
    let n_threads = thread::available_parallelism().map_or(1, std::num::NonZero::get);
    let work = || {
        let mut done = Vec::new();
        while let Some((at, text)) = {
            let at = next.fetch_add(1, Ordering::Relaxed);
            texts.get(at).map(|it| (at, it))
        } {
            done.push((at, brotli_size(text)));
        }
        done
    };
    let mut sizes = vec![0; texts.len()];
    thread::scope(|scope| {
        let workers: Vec<_> = (0..n_threads).map(|_| scope.spawn(work)).collect();
        for worker in workers {
            for (at, size) in worker.join().expect("compressing does not panic") {
                sizes[at] = size;
            }
        }
    });
    sizes
}

/// Most memory this process ever held, in bytes; `None` where the system does not tell.
pub fn peak_memory() -> Option<u64> {
    let status = fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|it| it.strip_prefix("VmHWM:"))?;
    let kilobytes: u64 = line.trim().strip_suffix("kB")?.trim().parse().ok()?;
    Some(kilobytes * 1024)
}

/// « temps 12,3 s, mémoire 410 Mo ».
pub fn spent(time: Duration) -> String {
    let tenths = (time.as_millis() + 50) / 100;
    let memory = peak_memory().map(|it| format!(", mémoire {} Mo", it.div_ceil(1_000_000)));
    format!("temps {},{} s{}", tenths / 10, tenths % 10, memory.unwrap_or_default())
}

/// A size in kilobytes of 1 000 bytes, with one decimal: « 246,3 ko ».
pub fn kilobytes(bytes: usize) -> String {
    let tenths = bytes.div_ceil(100);
    format!("{},{} ko", tenths / 10, tenths % 10)
}

using System.Collections.Concurrent;
using Supervisor.Guard.Hosting;
using Supervisor.Guard.Native;

namespace Supervisor.Guard.Storage;

/// <summary>
/// The one other thread: it copies logs and flushes files, in order. A disk that hangs hangs it, and neither the start nor
/// the death of any process waits for it.
/// </summary>
internal sealed class DiskWorker : IDisposable
{
    private readonly BlockingCollection<Action> _work = [];
    private readonly Thread _thread;

    public DiskWorker()
    {
        _thread = new Thread(Run, maxStackSize: 256 * 1024) { IsBackground = true, Name = "disk" };
        _thread.Start();
    }

    public void Do(Action work) => _work.Add(work);

    /// <summary>The file, and that it is where it is. What is gone by now needs neither.</summary>
    public void Flush(string path) =>
        Do(() =>
        {
            if (TryFlush(path))
            {
                TryFlush(Path.GetDirectoryName(path)!);
            }
        });

    public void Dispose()
    {
        _work.CompleteAdding();
        _thread.Join();
        _work.Dispose();
    }

    /// <returns>Whether there is such a file.</returns>
    private static bool TryFlush(string path)
    {
        var descriptor = Libc.Open(path, Libc.OpenReadOnly | Libc.OpenCloseOnExec);
        if (descriptor < 0)
        {
            return false;
        }

        if (Libc.Flush(descriptor) != 0)
        {
            GuardLog.Write($"{path} could not be flushed: {Errno.LastSentence}");
        }

        Libc.Close(descriptor);
        return true;
    }

    private void Run()
    {
        foreach (var work in _work.GetConsumingEnumerable())
        {
            try
            {
                work();
            }
            catch (Exception fault)
            {
                GuardLog.Write($"Work on the disk failed: {fault}");
            }
        }
    }
}

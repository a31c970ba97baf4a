using Supervisor.Runtimes.Logs;
using Supervisor.Supervision.Definitions;

namespace Supervisor.Runtimes.Containers.Outputs;

/// <summary>
/// The agent's log, to which the daemon writes what its container has written. Programs that write by themselves cannot be held
/// up; the daemon can, since the engine keeps the rest: so a container that writes more than can be cut away never fills
/// the disk with copies.
/// </summary>
internal sealed class OutputLog(string path, LogDefinition definition, TimeProvider clock) : IDisposable
{
    private const int PartsUntilHeld = 8;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(250);

    private readonly AppendFile _file = AppendFile.Open(path);
    private readonly string _path = Path.GetFullPath(path);
    private long _sinceLook;

    /// <summary>The position after its last byte.</summary>
    public long End() => LogLook.Take(_path).End;

    public void Write(ReadOnlySpan<byte> bytes)
    {
        _file.Write(bytes);
        _sinceLook += bytes.Length;
    }

    /// <summary>Waits while far too much of it has not been cut.</summary>
    /// <param name="onHeld">Told when it has to wait.</param>
    public async Task AwaitCutsAsync(Action onHeld, CancellationToken stop)
    {
        if (_sinceLook < definition.SegmentBytes)
        {
            return;
        }

        _sinceLook = 0;
        while (Uncut() > definition.SegmentBytes * PartsUntilHeld)
        {
            onHeld();
            await Task.Delay(Pause, clock, stop);
        }
    }

    public void Dispose() => _file.Dispose();

    private long Uncut()
    {
        var view = LogLook.Take(_path);
        return view.End - view.LiveStart;
    }
}

using System.Buffers.Binary;
using System.Text;
using Supervisor.Runtimes.Docker.Exec;
using Supervisor.Simulation.Engines.Wire;

namespace Supervisor.Simulation.Engines.Execs;

/// <summary>A command in a container as its engine knows it: for as long as the engine runs, and no longer.</summary>
/// <param name="space">The run of the container in which it was asked for.</param>
internal sealed class EngineExec(string id, EngineContainer container, ProcessSpace space, ExecSpec spec)
{
    private const byte Output = 1;
    private const int HeaderLength = 8;

    private AttachedFeed? _feed;

    internal EngineContainer Container => container;

    internal ProcessSpace Space => space;

    internal ExecSpec Spec => spec;

    /// <summary>Somebody has asked for its start; it is started once at most.</summary>
    internal bool IsAskedFor { get; private set; }

    internal bool IsRunning { get; set; }

    /// <summary>Null: it has not ended.</summary>
    internal int? Code { get; private set; }

    internal ExecFacts Facts =>
        new()
        {
            Id = id,
            ContainerId = container.Id,
            Running = IsRunning,
            ExitCode = Code,
        };

    internal void Ask(AttachedFeed? feed) => (IsAskedFor, _feed) = (true, feed);

    internal void Say(string text)
    {
        var said = Encoding.UTF8.GetBytes(text);
        var frame = new byte[HeaderLength + said.Length];
        frame[0] = Output;
        BinaryPrimitives.WriteInt32BigEndian(frame.AsSpan(4), said.Length);
        said.CopyTo(frame.AsSpan(HeaderLength));
        _feed?.Write(frame);
    }

    internal void End(int code)
    {
        if (Code is null)
        {
            (IsRunning, Code) = (false, code);
            _feed?.End();
        }
    }
}

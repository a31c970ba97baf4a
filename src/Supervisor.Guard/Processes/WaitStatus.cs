using Supervisor.Contracts.Guarding.Workloads;

namespace Supervisor.Guard.Processes;

/// <summary>How a process ended.</summary>
/// <param name="Kind">One of <see cref="ExitKinds"/>.</param>
internal sealed record WaitStatus(string Kind, int? Code, int? Signal)
{
    private const int SignalBits = 0x7f;
    private const int CodeShift = 8;
    private const int CodeBits = 0xff;

    public static WaitStatus Unknown { get; } = new(ExitKinds.Unknown, null, null);

    /// <summary>From the word that waitpid gives.</summary>
    public static WaitStatus Of(int word) =>
        (word & SignalBits) is not 0 and var signal
            ? new WaitStatus(ExitKinds.Signalled, null, signal)
            : new WaitStatus(ExitKinds.Exited, (word >> CodeShift) & CodeBits, null);
}

using Supervisor.Contracts.Palettes;

namespace Supervisor.Supervision.Ports.Runtime;

/// <summary>What became of a start, or of another act on a workload.</summary>
public abstract record LaunchOutcome
{
    private LaunchOutcome() { }

    /// <summary>There is such a workload: it runs, or it has run and ended meanwhile.</summary>
    public sealed record There(Workload Workload) : LaunchOutcome;

    /// <summary>It could not be started, and nothing is left behind.</summary>
    public sealed record Failed(OperatorError Error) : LaunchOutcome
    {
        /// <summary>The container that it is run in does not run: whose failure that is, the container's end says.</summary>
        public bool LacksContainer { get; init; }
    }

    /// <summary>No runtime says so, for none was asked: when its turn came it was not to be made any more, or not now.</summary>
    public sealed record CalledBack : LaunchOutcome;

    /// <summary>Nobody was reached who could have been asked, so nothing was done: it is not the agent that has failed.</summary>
    public sealed record NotTried(OperatorError Error) : LaunchOutcome;

    /// <summary>Whether it was done is not known: somebody has to look.</summary>
    public sealed record Unknown(OperatorError Error) : LaunchOutcome;
}

using Supervisor.Contracts.Palettes;

namespace Supervisor.Node.Clusters;

/// <summary>What is wrong between this node and its cluster, told to the log when it begins and when it ends.</summary>
internal sealed class ClusterTrouble(ILogger log)
{
    private volatile OperatorError? _now;

    /// <summary>Null when nothing is.</summary>
    public OperatorError? Now => _now;

    public void Note(OperatorError? problem)
    {
        if (problem is not null && problem != _now)
        {
            log.InTrouble($"{problem.Message} {problem.Why} {problem.Remedy}".TrimEnd());
        }
        else if (problem is null && _now is not null)
        {
            log.OutOfTrouble();
        }

        _now = problem;
    }

    public void NotTended(OperatorError problem) => log.NotTended($"{problem.Message} {problem.Why}".TrimEnd());

    public void FollowingFailed(Exception fault) => log.FollowingFailed(fault);
}

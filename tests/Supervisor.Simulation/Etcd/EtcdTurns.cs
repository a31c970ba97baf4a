using System.IO.Pipelines;

namespace Supervisor.Simulation.Etcd;

/// <summary>Where clients go on when they are answered: in the turn that answers, as a seed wants it, or on threads of their own.</summary>
internal sealed record EtcdTurns(TaskCreationOptions Answers, PipeScheduler Lines)
{
    internal static EtcdTurns InPlace { get; } = new(TaskCreationOptions.None, PipeScheduler.Inline);

    internal static EtcdTurns Apart { get; } =
        new(TaskCreationOptions.RunContinuationsAsynchronously, PipeScheduler.ThreadPool);
}

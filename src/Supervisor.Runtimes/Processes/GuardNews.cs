using Supervisor.Contracts.Guarding.Messages;
using Supervisor.Contracts.Guarding.Workloads;
using Supervisor.Contracts.Palettes;
using Supervisor.Supervision.Ports.Runtime;

namespace Supervisor.Runtimes.Processes;

/// <summary>What a guard tells, as a runtime tells it; what is not ours is left out.</summary>
internal sealed class GuardNews(Action<RuntimeNews> listener, Func<WorkloadStatus, bool> isOurs)
{
    public void Connected() => listener(new RuntimeNews.Connected());

    public void Disconnected(OperatorError reason) => listener(new RuntimeNews.Disconnected(reason));

    public void Tell(GuardEvent happened)
    {
        var isChange = happened.Kind is EventKinds.Started or EventKinds.Notified or EventKinds.Exited;
        if (isChange && happened.Workload is { } workload && isOurs(workload))
        {
            listener(new RuntimeNews.Changed(WorkloadTranslation.Of(workload)));
        }
    }
}

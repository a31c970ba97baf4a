using Supervisor.Contracts.Guarding.Messages;
using Supervisor.Contracts.Guarding.Workloads;
using Supervisor.Contracts.Palettes;
using Supervisor.Runtimes.Faults;
using Supervisor.Supervision.Ports.Runtime;

namespace Supervisor.Runtimes.Processes;

/// <summary>What a guard tells, as a runtime tells it; what is not ours is left out.</summary>
internal sealed class GuardNews(Action<RuntimeNews> listener, Func<WorkloadStatus, bool> isOurs, WorkFaults faults)
{
    public void Connected() => listener(new RuntimeNews.Connected());

    public void Disconnected(OperatorError reason) => listener(new RuntimeNews.Disconnected(reason));

    /// <summary>Nobody has foreseen it. The session is lost, if there was one, and the next is looked for.</summary>
    public void Faulted(Exception fault) => faults.Tell("following the guard", fault);

    public void Tell(GuardEvent happened)
    {
        var isChange = happened.Kind is EventKinds.Started or EventKinds.Notified or EventKinds.Exited;
        if (isChange && happened.Workload is { } workload && isOurs(workload))
        {
            listener(new RuntimeNews.Changed(WorkloadTranslation.Of(workload)));
        }
    }
}

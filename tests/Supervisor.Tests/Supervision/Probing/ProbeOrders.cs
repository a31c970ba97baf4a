using Supervisor.Fleet.Model.Agents;
using Supervisor.Supervision.Probing;
using Supervisor.TestKit.Probing;

namespace Supervisor.Tests.Supervision.Probing;

internal static class ProbeOrders
{
    internal static readonly TimeSpan Interval = TimeSpan.FromSeconds(10);

    /// <summary>With the defaults of the fleet file: every 10 s, 3 s of time, 3 tries, no start period.</summary>
    internal static ProbeOrder Readiness(string agent = "agent") =>
        new(
            ProbedAgents.Named(agent),
            "1",
            new ProbeModel { Target = new ProbeTarget.Http(":8200/health") },
            IsLiveness: false,
            AlreadyRunning: TimeSpan.Zero
        );

    internal static ProbeOrder Liveness(string agent = "agent") => Readiness(agent) with { IsLiveness = true };

    internal static ProbeOrder Adopted(this ProbeOrder order) => order with { AlreadyRunning = TimeSpan.FromHours(1) };

    internal static ProbeOrder With(this ProbeOrder order, Func<ProbeModel, ProbeModel> change) =>
        order with
        {
            Probe = change(order.Probe),
        };
}

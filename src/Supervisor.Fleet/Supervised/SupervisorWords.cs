using Supervisor.Fleet.Model;
using Supervisor.Fleet.Model.Agents;

namespace Supervisor.Fleet.Supervised;

/// <summary>Each choice of <c>x-supervisor</c>, read and printed by the same words.</summary>
internal static class SupervisorWords
{
    public static readonly Choice<LossRule> OnLoss = new(
        ("wait", LossRule.Wait),
        ("restart", LossRule.Restart),
        ("stop", LossRule.Stop)
    );

    public static readonly Choice<ExpiryRule> OnExpiry = new(
        ("notReady", ExpiryRule.NotReady),
        ("alive", ExpiryRule.Alive)
    );

    public static readonly Choice<ExhaustedRule> OnExhausted = new(
        ("quarantine", ExhaustedRule.Quarantine),
        ("escalate", ExhaustedRule.Escalate)
    );

    public static readonly Choice<RestartMode> Restart = new(
        ("on-failure", RestartMode.OnFailure),
        ("always", RestartMode.Always),
        ("unless-stopped", RestartMode.UnlessStopped),
        ("no", RestartMode.Never)
    );

    public static readonly Choice<GroupStrategy> Strategy = new(
        ("one-for-one", GroupStrategy.OneForOne),
        ("all-for-one", GroupStrategy.AllForOne),
        ("rest-for-one", GroupStrategy.RestForOne)
    );

    public static readonly Choice<IsolationRule> OnIsolation = new(
        ("stop", IsolationRule.Stop),
        ("keep", IsolationRule.Keep)
    );

    public static readonly Choice<DataRule> Data = new(
        ("disposable", DataRule.Disposable),
        ("shared", DataRule.Shared)
    );

    public static readonly Choice<Spreading> Prefer = new(("spread", Spreading.Spread), ("pack", Spreading.Pack));
}

using System.Collections.Frozen;
using Supervisor.Supervision.Agents;

namespace Supervisor.Supervision.Explaining.Causes;

/// <summary>It is stopped for a while only.</summary>
internal sealed class PauseCauses : CauseFamily
{
    private const string StartsAgain = "It starts again by itself when it has ended.";

    internal override FrozenDictionary<string, CauseNote> Notes { get; } =
        Table(
            (AgentCauses.OperatorRestart, new CauseNote("An operator restarts it.", StartsAgain)),
            (AgentCauses.DefinitionChanged, new CauseNote("Its definition was changed.", StartsAgain)),
            (
                AgentCauses.NeedLost,
                new CauseNote("What it needs is not ready any more.", "It starts again when that is.")
            ),
            (AgentCauses.NeedReturned, new CauseNote("What it needs came back as something new.", StartsAgain))
        );

    // Stopped because of a need, it waits for that need as any other does.
    internal override Account Explain(AgentSubject subject) =>
        subject.Agent is { Cause: AgentCauses.NeedLost, Missing.Count: > 0 }
            ? Waiting.WaitAccount.Of(subject)
            : base.Explain(subject);
}

using System.Collections.Frozen;

namespace Supervisor.Supervision.Explaining.Causes;

/// <summary>Causes that are explained alike.</summary>
internal abstract class CauseFamily
{
    /// <summary>By cause.</summary>
    internal abstract FrozenDictionary<string, CauseNote> Notes { get; }

    internal virtual Account Explain(AgentSubject subject) => Notes[subject.Agent.Cause].Of(subject);

    private protected static FrozenDictionary<string, CauseNote> Table(params (string Cause, CauseNote Note)[] notes) =>
        notes.ToFrozenDictionary(entry => entry.Cause, entry => entry.Note, StringComparer.Ordinal);
}

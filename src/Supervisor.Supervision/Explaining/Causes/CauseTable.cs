using System.Collections.Frozen;

namespace Supervisor.Supervision.Explaining.Causes;

/// <summary>Every cause and who explains it. A new family is a class and a line here.</summary>
internal static class CauseTable
{
    private static readonly CauseFamily[] Families =
    [
        new RunningCauses(),
        new UnreadyCauses(),
        new WaitingCauses(),
        new StartingCauses(),
        new FailureCauses(),
        new DownCauses(),
        new PauseCauses(),
    ];

    private static readonly FrozenDictionary<string, CauseFamily> ByCause = Families
        .SelectMany(family => family.Notes.Keys.Select(cause => (cause, family)))
        .ToFrozenDictionary(entry => entry.cause, entry => entry.family, StringComparer.Ordinal);

    private static readonly CauseNote Unknown = new("", "");

    internal static Account Explain(AgentSubject subject)
    {
        var account = ByCause.GetValueOrDefault(subject.Agent.Cause)?.Explain(subject) ?? Unknown.Of(subject);
        return account with { Remedy = AwayText.Remedy(subject.Agent.Away, account.Remedy) };
    }

    internal static bool Knows(string cause) => ByCause.ContainsKey(cause);
}

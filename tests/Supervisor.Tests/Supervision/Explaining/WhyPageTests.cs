using System.Reflection;
using System.Text.RegularExpressions;
using Shouldly;
using Supervisor.Supervision.Agents;
using Supervisor.Supervision.Explaining;
using Supervisor.Supervision.Roster;
using Supervisor.Tests.Architecture;
using Xunit;
using static Supervisor.Tests.Supervision.Roster.Snapshots;

namespace Supervisor.Tests.Supervision.Explaining;

/// <summary>The page that lists every cause with its remedy is true, and whole.</summary>
public sealed partial class WhyPageTests
{
    private const string Path = "docs/why.md";

    private static readonly DateTimeOffset Now = DateTimeOffset.UnixEpoch;

    private static readonly string[] GroupStatesOfCauses =
    [
        GroupStates.Running,
        GroupStates.Restarting,
        GroupStates.Stopping,
        GroupStates.Stopped,
        GroupStates.Quarantined,
    ];

    private static readonly bool[] Answers = [true, false];

    private static readonly string[] Stops = [AgentCauses.OperatorStop, AgentCauses.FleetDown];

    [Fact]
    public void Page_OfCausesOfAgents_HasEachWithItsRemedies()
    {
        var known = Constants(typeof(AgentCauses)).ToDictionary(cause => cause, RemediesOf, StringComparer.Ordinal);

        Rows("## Agents").ShouldBe(known.Select(Line), ignoreOrder: true);
    }

    [Fact]
    public void Page_OfCausesOfGroups_HasEachWithItsRemedies()
    {
        var known = Constants(typeof(GroupCauses))
            .ToDictionary(cause => cause, RemediesOfGroup, StringComparer.Ordinal);

        Rows("## Groups").ShouldBe(known.Select(Line), ignoreOrder: true);
    }

    /// <summary>Those of all states that it may be in.</summary>
    private static IEnumerable<string> RemediesOf(string cause) =>
        Enum.GetValues<AgentPhase>()
            .Select(phase => Agent("GROUP/NAME", phase, cause: cause))
            .Select(agent => AgentExplainer.Explain(agent, RosterViews.Of([agent]), problem: null, Now).Remedy)
            .Select(remedy => remedy.Replace("GROUP/NAME", "NAME", StringComparison.Ordinal));

    private static IEnumerable<string> RemediesOfGroup(string cause) =>
        from state in GroupStatesOfCauses
        from isReady in Answers
        from reason in Stops
        let member = Agent("GROUP/NAME", isReady ? AgentPhase.Ready : AgentPhase.Starting, cause: reason)
        let whole = Group("GROUP", isReady, state: state)
        let explained = GroupExplainer.Explain(whole, RosterViews.Of([member], whole), problem: null, Now)
        // What its agents are to be helped by is the agents' own.
        where explained.Cause == cause && cause != GroupCauses.NotReady
        select explained.Remedy;

    private static IEnumerable<string> Constants(Type type) =>
        type.GetFields(BindingFlags.Public | BindingFlags.Static).Select(field => (string)field.GetRawConstantValue()!);

    private static string Line(KeyValuePair<string, IEnumerable<string>> cause)
    {
        var remedies = cause.Value.Where(remedy => remedy.Length > 0).Distinct().Order(StringComparer.Ordinal);
        return $"{cause.Key}: {string.Join(", ", remedies)}";
    }

    private static IEnumerable<string> Rows(string heading) =>
        File.ReadAllLines(System.IO.Path.Combine(SourceTree.Root, Path))
            .SkipWhile(line => line != heading)
            .Skip(1)
            .TakeWhile(line => !line.StartsWith("## ", StringComparison.Ordinal))
            .Where(line => line.StartsWith("| `", StringComparison.Ordinal))
            .Select(line => line.Split('|'))
            .Select(cells => $"{cells[1].Trim(' ', '`')}: {string.Join(", ", Commands(cells[3]))}");

    private static IEnumerable<string> Commands(string cell) =>
        Command().Matches(cell).Select(match => match.Groups["command"].Value).Order(StringComparer.Ordinal);

    [GeneratedRegex("`(?<command>pbm [^`]*)`", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Command();
}

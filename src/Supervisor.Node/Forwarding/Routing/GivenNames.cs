using Supervisor.Contracts.Palettes;
using Supervisor.Contracts.Palettes.Copying;
using Supervisor.Node.Palettes.Agents;

namespace Supervisor.Node.Forwarding.Routing;

/// <summary>The names of agents and groups among a command's arguments.</summary>
internal static class GivenNames
{
    public static IReadOnlyList<GivenName> In(
        CommandDescription description,
        IReadOnlyDictionary<string, IReadOnlyList<string>> given
    ) =>
        description.Result is ResultKinds.Archive
            ? [.. InPath(given)]
            :
            [
                .. from argument in description.Arguments
                where argument.Kind is ArgumentKinds.Agent or ArgumentKinds.Group
                from value in given.GetValueOrDefault(argument.Name, [])
                select new GivenName(argument.Name, value, QualifiedName.Parse(value)),
                .. description.Name == AgentLogsQuery.Command ? InPlaces(given) : [],
            ];

    /// <summary>The agent of <c>NAME:PATH</c>; none where it cannot be read, which is the command's own to say.</summary>
    private static IEnumerable<GivenName> InPath(IReadOnlyDictionary<string, IReadOnlyList<string>> given)
    {
        var (source, target) = (Only(CopyRoute.Source), Only(CopyRoute.Target));
        if (CopyRoute.Parse(source, target) is { IsOk: true, Value: { Agent: var agent, IsOut: var isOut } })
        {
            yield return new GivenName(
                isOut ? CopyRoute.Source : CopyRoute.Target,
                agent,
                QualifiedName.Parse(agent),
                (isOut ? source : target)[agent.Length..]
            );
        }

        string Only(string argument) => given.GetValueOrDefault(argument, []) is [var only] ? only : "";
    }

    /// <summary>The agents of <c>NAME=POSITION</c>; none where one of them cannot be read.</summary>
    private static IEnumerable<GivenName> InPlaces(IReadOnlyDictionary<string, IReadOnlyList<string>> given)
    {
        var places = given
            .GetValueOrDefault(AgentLogsQuery.From, [])
            .Select(value => (Value: value, At: value.LastIndexOf('=')))
            .ToList();
        return places.Exists(place => place.At <= 0)
            ? []
            : places.Select(place => new GivenName(
                AgentLogsQuery.From,
                place.Value,
                QualifiedName.Parse(place.Value[..place.At]),
                place.Value[place.At..]
            )
            {
                IsPlace = true,
            });
    }
}

/// <param name="Argument">By which it was given.</param>
/// <param name="Rest">What stands behind it in the argument: <c>:PATH</c>, <c>=POSITION</c>.</param>
internal sealed record GivenName(string Argument, string Value, QualifiedName Qualified, string Rest = "")
{
    /// <summary>It says more of one that is named elsewhere, and asks for none by itself.</summary>
    public bool IsPlace { get; init; }
}

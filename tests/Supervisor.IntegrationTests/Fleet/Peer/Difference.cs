using System.Text.RegularExpressions;

namespace Supervisor.IntegrationTests.Fleet.Peer;

/// <summary>Where we differ from the peer on purpose.</summary>
/// <param name="Facts">Which facts, as a pattern; of ours where they begin with +, of the peer's where with -.</param>
internal sealed record Difference(string Facts, string Reason)
{
    public static readonly IReadOnlyList<Difference> All =
    [
        new(
            @"^\+services\.[^.]+\.networks = default$",
            "Compose puts services that name no network into one, when it starts them; the model says so."
        ),
        new(@"^\+networks\.default = demo_default$", "And makes that network."),
        new(
            @"^\+services\.[^.]+\.depends_on = (db|cache|host) service_started$",
            "Who uses another's name or name space starts after it: the peer knows, and does not print it."
        ),
        new(
            @"^[+-]services\.web\.environment = C=",
            "A variable in another's default: the specification has it since, and the peer leaves it as it is written."
        ),
        new(
            @"^-services\.other",
            "The peer prints the services of all profiles; our model has those that were asked for, and the names of the rest."
        ),
    ];

    public bool Explains(string line) => Regex.IsMatch(line, Facts, RegexOptions.None, TimeSpan.FromSeconds(1));
}

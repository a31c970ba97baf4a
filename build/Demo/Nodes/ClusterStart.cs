using System.Globalization;

namespace Supervisor.Build.Demo.Nodes;

/// <summary>As on two machines: the first founds, invites, and is given the fleet; the others join by tokens.</summary>
internal sealed class ClusterStart(NodesStage stage, EndSignals signals)
{
    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan ForAnswer = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan ForFleet = TimeSpan.FromSeconds(30);

    private DemoDaemon First => stage.Daemons[0];

    /// <inheritdoc cref="IDemoStage.Launch"/>
    public string? Run()
    {
        Say.Progress("Two daemons become one cluster: mainpc founds it, pc2 joins by a token.");
        var file = Path.Combine(stage.Places.Data, "coordination.db");
        First.Start(["--cluster", "demo", "--coordination", file, "--link-listen", LinksOf(0)]);
        var operators = new Pbm(stage.Places, First.Node);
        for (var number = 1; number < stage.Daemons.Count; number++)
        {
            if (UntilAnswered(operators, "cluster", "invite") is not { } token)
                return null;

            stage.Daemons[number].Start("join", token.Trim(), "--link-listen", LinksOf(number));
            if (UntilAnswered(new Pbm(stage.Places, stage.Daemons[number].Node), "node", "show") is null)
                return null;
        }

        string[] line = ["fleet", "up", .. stage.Places.Fleet];
        return operators.Ask(ForFleet, line) is null && !signals.IsAsked
            ? $"the fleet was not applied: {operators.LastProblem}"
            : null;
    }

    /// <summary>Each node has an address of its own, as machines have; the loopback has millions.</summary>
    private static string LinksOf(int number) =>
        string.Create(CultureInfo.InvariantCulture, $"127.7.0.{number + 1}:9111");

    /// <returns>Null when the end was asked for, or a daemon has ended, of which others tell.</returns>
    private string? UntilAnswered(Pbm pbm, params string[] line)
    {
        while (!signals.WaitForEnd(Poll) && !stage.Daemons.Any(HasFailed))
        {
            if (pbm.Ask(ForAnswer, line) is { Length: > 0 } answer)
                return answer;
        }

        return null;
    }

    private static bool HasFailed(DemoDaemon daemon) => daemon is { WasStarted: true, HasEnded: true };
}

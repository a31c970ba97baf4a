using System.Text;
using Shouldly;
using Supervisor.EndToEndTests.Processes;
using Xunit;

namespace Supervisor.EndToEndTests.Fleets;

/// <summary>What a fleet has to keep to itself reaches the programs that need it, and is written and shown nowhere else.</summary>
public sealed class SecretsTests
{
    private const string OfEnvFile = "env-file-4f6c1d";
    private const string OfDotEnv = "dot-env-9b2a70";
    private const string OfCaller = "caller-c81e35";

    private const string Fleet = """
          chat:
            env_file: [chat.env]
            environment:
              OF_DOT_ENV: ${DOT_ENV_SECRET}
              OF_CALLER:
            x-supervisor:
              agents:
                chat: { ttl: 1h, command: [sh, DIR/agent.sh] }
        """;

    /// <summary>What the agent finds goes into a file, and it fails once, so that there is something to tell of.</summary>
    private const string Agent = """
        env > DIR/found
        echo "$(cat "$SUPERVISOR_TOKEN_FILE")" >> DIR/tokens
        [ -e DIR/failed ] || { touch DIR/failed; exit 1; }
        echo ready >&3
        exec sleep 1000
        """;

    private static readonly string[][] Questions =
    [
        ["events", "list", "-n", "1000", "-o", "json"],
        ["agent", "show", "chat", "-o", "json"],
        ["agent", "list", "-o", "json"],
        ["agent", "why", "chat", "-o", "json"],
        ["group", "show", "chat", "-o", "json"],
        ["fleet", "status", "-o", "json"],
        ["node", "show", "-o", "json"],
        ["actor", "hierarchy", "-o", "json"],
    ];

    [Fact]
    public async Task Secrets_OfAFleet_ReachItsProgramsAndAreNowhereElse()
    {
        await using var world = await FleetWorld.StartAsync("--log-level", "debug");
        world.Write("chat.env", $"OF_ENV_FILE={OfEnvFile}\n");
        world.Write(".env", $"DOT_ENV_SECRET={OfDotEnv}\n");
        world.Write("agent.sh", Agent);
        var file = world.Write("fleet.yaml", $"services:\n{Fleet}\n");
        var up = PbmProgram.Start(world.Scratch, "fleet", "up", file);
        up.Environment["OF_CALLER"] = OfCaller;
        (await ProgramResult.OfAsync(up)).Exit.ShouldBe(0);
        await world.UntilAsync("chat", "ready");
        var found = await File.ReadAllTextAsync(world.PathOf("found"), TestContext.Current.CancellationToken);
        new[] { OfEnvFile, OfDotEnv, OfCaller }.ShouldAllBe(secret => found.Contains(secret, StringComparison.Ordinal));
        var tokens = await File.ReadAllLinesAsync(world.PathOf("tokens"), TestContext.Current.CancellationToken);
        string[] secrets = [OfEnvFile, OfDotEnv, OfCaller, world.Daemon.Token, .. tokens];

        var show = PbmProgram.Start(world.Scratch, "fleet", "show", file);
        show.Environment["OF_CALLER"] = OfCaller;
        var said = new StringBuilder((await ProgramResult.OfAsync(show)).Out);
        foreach (var question in Questions)
        {
            said.AppendLine((await world.PbmAsync(question)).Out);
        }

        tokens.Length.ShouldBe(2);
        foreach (var secret in secrets)
        {
            said.ToString().ShouldNotContain(secret);
            world.Daemon.Log.ShouldNotContain(secret);
            CommandLines().ShouldNotContain(line => line.Contains(secret, StringComparison.Ordinal));
            Holders(world, secret).ShouldBeEmpty();
        }
    }

    private static IEnumerable<string> CommandLines() =>
        Directory
            .EnumerateDirectories("/proc")
            .Where(path => int.TryParse(Path.GetFileName(path), out _))
            .Select(CommandLine);

    private static string CommandLine(string process)
    {
        try
        {
            return File.ReadAllText(Path.Combine(process, "cmdline"));
        }
        catch (IOException)
        {
            // It has ended meanwhile.
            return "";
        }
    }

    /// <summary>Files of the daemon that hold it and are not made for that.</summary>
    private static IEnumerable<string> Holders(FleetWorld world, string secret) =>
        Directory
            .EnumerateFiles(world.Scratch.Data, "*", SearchOption.AllDirectories)
            .Where(file => !IsMadeForSecrets(Path.GetRelativePath(world.Scratch.Data, file)))
            .Where(file => Holds(file, Encoding.UTF8.GetBytes(secret)));

    private static bool IsMadeForSecrets(string file) =>
        file == "operator.token"
        || file.StartsWith("secrets/", StringComparison.Ordinal)
        || (file.StartsWith("agents/", StringComparison.Ordinal) && file.EndsWith("/token", StringComparison.Ordinal));

    private static bool Holds(string file, byte[] secret)
    {
        try
        {
            // The journal is being written to.
            using var open = new FileStream(
                file,
                FileMode.Open,
                FileAccess.Read,
                FileShare.ReadWrite | FileShare.Delete
            );
            using var content = new MemoryStream();
            open.CopyTo(content);
            return content.ToArray().AsSpan().IndexOf(secret) >= 0;
        }
        catch (IOException)
        {
            // A socket, or what is gone again.
            return false;
        }
    }
}

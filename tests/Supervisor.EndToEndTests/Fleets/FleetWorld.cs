using System.Diagnostics;
using System.Text.Json;
using System.Text.RegularExpressions;
using Shouldly;
using Supervisor.EndToEndTests.Processes;

namespace Supervisor.EndToEndTests.Fleets;

/// <summary>A real daemon with a small fleet of real processes, and an operator who has nothing but <c>pbm</c>.</summary>
internal sealed class FleetWorld : IAsyncDisposable
{
    private readonly Scratch _scratch = new();
    private FleetWatch? _watch;

    private readonly string? _engine;

    private FleetWorld(string? engine) => _engine = engine;

    public Daemon Daemon { get; private set; } = null!;

    public Scratch Scratch => _scratch;

    private FleetWatch Watch => _watch ??= FleetWatch.Start(_scratch);

    /// <summary>A daemon without a fleet.</summary>
    public static Task<FleetWorld> StartAsync(params string[] arguments) => StartAsync(engine: null, arguments);

    /// <param name="engine">The container engine that the daemon is to use, as <c>DOCKER_HOST</c>; null: whichever it finds.</param>
    public static async Task<FleetWorld> StartAsync(string? engine, string[] arguments)
    {
        var world = new FleetWorld(engine);
        try
        {
            Directory.CreateDirectory(world.PathOf("bin"));
            world.Write("say.py", FleetScripts.Say);
            world.Write("door.py", FleetScripts.Door);
            world.Daemon = Daemon.Begin(world._scratch, world.Describe(arguments));
            await world.Daemon.ExpectAsync("is ready at");
            return world;
        }
        catch
        {
            world._scratch.Dispose();
            throw;
        }
    }

    /// <param name="services">The services of a fleet file.</param>
    public static async Task<FleetWorld> UpAsync(string services)
    {
        var world = await StartAsync();
        try
        {
            await world.ApplyAsync(services);
            return world;
        }
        catch
        {
            await world.DisposeAsync();
            throw;
        }
    }

    public async Task ApplyAsync(string services)
    {
        var file = Write("fleet.yaml", $"services:\n{services}\n");
        (await PbmAsync("fleet", "up", file)).Exit.ShouldBe(0);
    }

    /// <returns>The exit code.</returns>
    public async Task<int> StopDaemonAsync(int signal)
    {
        await EndWatchAsync();
        return await Daemon.StopAsync(signal);
    }

    public Task StartDaemonAsync() => StartDaemonAsync(Describe());

    /// <param name="start">From <see cref="Daemon.Describe"/>, with whatever is different.</param>
    public async Task StartDaemonAsync(ProcessStartInfo start)
    {
        await Daemon.DisposeAsync();
        Daemon = Daemon.Begin(_scratch, start);
        await Daemon.ExpectAsync("is ready at");
    }

    public string PathOf(string name) => _scratch.File(name);

    /// <param name="text"><c>DIR</c> in it stands for the world's directory.</param>
    public string Write(string name, string text)
    {
        // Read by nobody before it is whole.
        var path = PathOf(name);
        File.WriteAllText(path + ".new", text.Replace("DIR", _scratch.Home, StringComparison.Ordinal));
        File.Move(path + ".new", path, overwrite: true);
        return path;
    }

    /// <summary>Writes a program.</summary>
    public void Install(string name, string text) =>
        File.SetUnixFileMode(Write(name, text), UnixFileMode.UserRead | UnixFileMode.UserExecute);

    public Task<ProgramResult> PbmAsync(params string[] arguments) => PbmProgram.RunAsync(_scratch, arguments);

    /// <summary>An agent's or a group's <c>why</c>, as programs read it.</summary>
    public async Task<WhyReport> WhyAsync(string name, string palette = "agent")
    {
        var result = await PbmAsync(palette, "why", name, "-o", "json");
        result.Exit.ShouldBe(0, result.Error);
        return WhyReport.Parse(result.Out);
    }

    /// <summary>Asks until the explanation is so: what stands behind a state may still change while the state does not.</summary>
    public async Task<WhyReport> WhyUntilAsync(string name, string pattern)
    {
        var why = await WhyAsync(name);
        await Until.HoldsAsync(
            async () =>
                Regex.IsMatch(
                    (why = await WhyAsync(name)).Explanation,
                    pattern,
                    RegexOptions.None,
                    TimeSpan.FromMinutes(1)
                ),
            $"the explanation is like '{pattern}'",
            () => why.Explanation
        );
        return why;
    }

    /// <summary>Waits until the agent stands so, and asks why.</summary>
    public async Task<WhyReport> WhyWhenAsync(string name, string state, string cause)
    {
        await UntilAsync(name, state, cause);
        return await WhyAsync(name);
    }

    public Task<JsonElement> UntilAsync(string name, string state, string? cause = null) =>
        Watch.UntilAsync(
            name,
            row => Text(row, "state") == state && (cause is null || Text(row, "cause") == cause),
            $"{name} to be {state} ({cause ?? "whatever the cause"})"
        );

    public Task<JsonElement> UntilAsync(string name, Func<JsonElement, bool> isSo, string expected) =>
        Watch.UntilAsync(name, isSo, expected);

    /// <summary>Has a shell run the remedy as it was printed, as an operator would who copies it.</summary>
    public async Task FollowAsync(WhyReport why)
    {
        why.Remedy.ShouldStartWith("pbm ");
        var shell = PbmProgram.Start(_scratch);
        shell.FileName = "/bin/sh";
        shell.ArgumentList.Add("-c");
        shell.ArgumentList.Add(why.Remedy);
        shell.Environment["PATH"] = $"{Path.GetDirectoryName(Programs.Pbm)}:{shell.Environment["PATH"]}";
        var result = await ProgramResult.OfAsync(shell);
        result.Exit.ShouldBe(0, $"{why.Remedy}: {result.Error}");
    }

    public static string Text(JsonElement row, string name) =>
        row.TryGetProperty(name, out var value) ? value.ToString() : "";

    /// <summary>All ends: also what runs on without the daemon.</summary>
    public async ValueTask DisposeAsync()
    {
        await EndWatchAsync();
        await Daemon.DisposeAsync();
        _scratch.Dispose();
    }

    private ProcessStartInfo Describe(params string[] arguments)
    {
        var start = Daemon.Describe(_scratch, arguments);
        if (_engine is not null)
        {
            start.Environment["DOCKER_HOST"] = _engine;
        }

        return start;
    }

    private async Task EndWatchAsync()
    {
        if (_watch is not null)
        {
            await _watch.DisposeAsync();
            _watch = null;
        }
    }
}

using System.Globalization;
using System.Text.RegularExpressions;
using Shouldly;
using Supervisor.EndToEndTests.Drills;
using Supervisor.EndToEndTests.Processes;

namespace Supervisor.EndToEndTests.Pages;

/// <summary>The machines of a page, and somebody who follows it.</summary>
/// <param name="etcd">The program that the machines install.</param>
internal sealed partial class PlayedWorld(string etcd) : IDisposable
{
    private const string PullThePlug = "# pull the plug";
    private const string PlugIn = "# plug it in again";

    /// <summary>One for all machines, since it is at the same path on each.</summary>
    private const string Clone = "/opt/supervisor";

    private readonly Scratch _scratch = new();
    private readonly Dictionary<string, PlayedMachine> _machines = new(StringComparer.Ordinal);

    /// <summary>Of the loopback, so that two who play at once do not meet.</summary>
    private readonly string _network = string.Create(
        CultureInfo.InvariantCulture,
        $"127.77.{Random.Shared.Next(1, 255)}"
    );

    private string _token = "";

    /// <summary>The programs that stand for what a directory does not have.</summary>
    public static string Hands { get; } = Path.Combine(AppContext.BaseDirectory, "Pages", "Hands");

    public string Directory => _scratch.Home;

    public string Etcd => etcd;

    public PlayedMachine this[string name] => _machines[name];

    /// <summary>Puts the clone where a page says that it is.</summary>
    public void Begin(params IEnumerable<string> machines)
    {
        var clone = System.IO.Directory.CreateDirectory(Directory + Clone).FullName;
        foreach (var folder in new[] { "config", "docker", "docs" })
        {
            File.CreateSymbolicLink(Path.Combine(clone, folder), Path.Combine(RunningDemo.Root, folder));
        }

        File.CreateSymbolicLink(Path.Combine(clone, "build.sh"), Path.Combine(Hands, "build.sh"));
        foreach (var name in machines)
        {
            _machines[name] = new PlayedMachine(this, name);
        }
    }

    public async Task FollowAsync(PageCommand command)
    {
        var machine = _machines[command.Machine];
        switch (command.Text)
        {
            case PullThePlug:
                machine.PullThePlug();
                return;
            case PlugIn:
                (await machine.PlugInAsync()).Exit.ShouldBe(0);
                return;
        }

        if (command.IsQuestion)
        {
            await AskAsync(machine, command);
            return;
        }

        var end = await machine.RunAsync(InThisWorld(command));
        end.Exit.ShouldBe(0, $"{command}\n{end.Out}{end.Error}{machine.Logs}");
        Missing(command, end).ShouldBeEmpty($"{command}\n{end.Out}{end.Error}");
        _token = Token().Match(end.Out) is { Success: true } token ? token.Value : _token;
    }

    public void Dispose()
    {
        foreach (var machine in _machines.Values)
        {
            machine.Dispose();
        }

        _scratch.Dispose();
    }

    private async Task AskAsync(PlayedMachine machine, PageCommand command)
    {
        var end = new ProgramResult(0, "", "");
        await Until.HoldsAsync(
            async () =>
                (end = await machine.RunAsync(InThisWorld(command))).Exit == 0 && Missing(command, end).Count == 0,
            $"{command} prints what the page says",
            () => $"{end.Out}{end.Error}\nwithout\n{string.Join('\n', Missing(command, end))}\n{machine.Logs}"
        );
    }

    private IReadOnlyList<string> Missing(PageCommand command, ProgramResult end)
    {
        var printed = $"{end.Out}\n{end.Error}"
            .Replace(Path.Combine(Directory, command.Machine), "", StringComparison.Ordinal)
            .Replace(Directory, "", StringComparison.Ordinal);
        return PageOutput.Missing(command, printed, [.. _machines.Keys]);
    }

    /// <summary>Its paths, addresses and token, as they are here.</summary>
    private string InThisWorld(PageCommand command)
    {
        var text = AbsolutePath().Replace(command.Text, path => RootOf(command.Machine, path.Value) + path.Value);
        return Token().Replace(Address().Replace(text, _network), _token);
    }

    private string RootOf(string machine, string path) =>
        path.StartsWith(Clone, StringComparison.Ordinal) ? Directory : Path.Combine(Directory, machine);

    /// <summary>Behind a colon it is another machine's.</summary>
    [GeneratedRegex(@"(?<=^|[\s=])/[a-z][^\s]*", RegexOptions.None, 1000)]
    private static partial Regex AbsolutePath();

    [GeneratedRegex(@"\b10\.0\.0(?=\.\d)", RegexOptions.None, 1000)]
    private static partial Regex Address();

    [GeneratedRegex(@"\bsv1\.[\w-]+", RegexOptions.None, 1000)]
    private static partial Regex Token();
}

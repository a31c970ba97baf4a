using Supervisor.Contracts.Palettes;
using Supervisor.Guard;
using Supervisor.Node.Hosting;
using Supervisor.Node.Settings;

namespace Supervisor.Node;

internal static class Program
{
    /// <summary>The guard's verb comes first: nothing of the daemon is loaded for it, not even what reads its options.</summary>
    private static Task<int> Main(string[] args) =>
        args switch
        {
            ["guard", .. var words] => Task.FromResult(GuardProgram.Run(words)),
            ["join", .. var words] => RunDaemonAsync(words, isToJoin: true),
            _ => RunDaemonAsync(args, isToJoin: false),
        };

    private static async Task<int> RunDaemonAsync(string[] args, bool isToJoin)
    {
        if (!OperatingSystem.IsLinux())
        {
            return Refuse(StartErrors.Because("system", "The daemon runs on Linux only.", "", "pbm runs here."));
        }

        var join = isToJoin ? JoinLine.Parse(args) : null;
        var line = join is null ? OptionLine.Parse(args) : join.Options;
        if (!line.IsOk)
        {
            return Refuse(line.Error);
        }

        if (line.Value.Help || line.Value.Version)
        {
            Console.WriteLine(line.Value.Help ? HelpText.Write() : ProgramVersion.Text);
            return ExitCodes.Ok;
        }

        var settings = new SettingsReader(SettingsSurroundings.OfProcess()).Read(line.Value);
        if (!settings.IsOk)
        {
            return Refuse(settings.Error);
        }

        var problem = join is null ? null : await NodeJoining.JoinAsync(settings.Value, join);
        return problem is not null ? Refuse(problem)
            : join is { IsToEnd: true } ? ExitCodes.Ok
            : await RunAsync(settings.Value);
    }

    private static async Task<int> RunAsync(NodeSettings settings)
    {
        while (true)
        {
            var host = await NodeHost.StartAsync(settings);
            if (!host.IsOk)
            {
                return Refuse(host.Error);
            }

            if (await host.Value.RunAsync() is { } exit)
            {
                return exit;
            }
        }
    }

    private static int Refuse(OperatorError error)
    {
        var sentences = new[] { error.Message, error.Why, error.Remedy }.Where(sentence => sentence.Length > 0);
        Console.Error.WriteLine($"supervisor: {string.Join(' ', sentences)}");
        return ExitCodes.Of(error.Code);
    }
}

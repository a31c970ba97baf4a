using Supervisor.Contracts.Palettes;
using Supervisor.Node.Hosting;
using Supervisor.Node.Settings;

namespace Supervisor.Node;

internal static class Program
{
    private static async Task<int> Main(string[] args)
    {
        if (!OperatingSystem.IsLinux())
        {
            return Refuse(StartErrors.Because("system", "The daemon runs on Linux only.", "", "pbm runs here."));
        }

        var line = OptionLine.Parse(args);
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
        return settings.IsOk ? await RunAsync(settings.Value) : Refuse(settings.Error);
    }

    private static async Task<int> RunAsync(NodeSettings settings)
    {
        var host = await NodeHost.StartAsync(settings);
        return host.IsOk ? await host.Value.RunAsync() : Refuse(host.Error);
    }

    private static int Refuse(OperatorError error)
    {
        var sentences = new[] { error.Message, error.Why, error.Remedy }.Where(sentence => sentence.Length > 0);
        Console.Error.WriteLine($"supervisor: {string.Join(' ', sentences)}");
        return ExitCodes.Of(error.Code);
    }
}

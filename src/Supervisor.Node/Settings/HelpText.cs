using System.Text;

namespace Supervisor.Node.Settings;

internal static class HelpText
{
    public static string Write()
    {
        var text = new StringBuilder()
            .AppendLine("supervisor: keeps a fleet of agents running on this machine.")
            .AppendLine()
            .AppendLine("usage: supervisor [options]")
            .AppendLine(
                "       supervisor join TOKEN [--replace] [--no-start] [options]   becomes a node of the cluster that made the token, and runs"
            )
            .AppendLine(
                "       supervisor join --token-file FILE, or -       the same with a token that others on this machine cannot read"
            )
            .AppendLine();
        foreach (var setting in Setting.All)
        {
            text.AppendLine($"  {setting.Option + " " + setting.Placeholder, -20} {setting.Summary}");
        }

        return text.AppendLine($"  {"--help, -h", -20} this text")
            .AppendLine($"  {"--version", -20} the program's version")
            .AppendLine()
            .AppendLine("An option counts more than its environment variable, and that more than the settings file:")
            .AppendLine()
            .AppendJoin('\n', Setting.All.Select(Names))
            .AppendLine()
            .AppendLine()
            .Append("Operators talk to it with 'pbm'; try 'pbm help'.")
            .ToString();
    }

    private static string Names(Setting setting) =>
        $"  {setting.Option, -15} {setting.Variable, -24} {(setting.Key is { } key ? $"\"{key}\"" : "")}".TrimEnd();
}

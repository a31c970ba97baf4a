using System.Text.RegularExpressions;
using Supervisor.Fleet.Findings;
using Supervisor.Fleet.Findings.Kinds;
using Supervisor.Fleet.Judging.Sites;
using Supervisor.Fleet.Places;

namespace Supervisor.Fleet.Judging.Wording;

/// <summary>
/// A password among a program's arguments, which every user of the machine can list, wherever the file has it from.
/// </summary>
internal static partial class SecretOnCommandLine
{
    public static IEnumerable<Finding> Find(Scene scene) =>
        scene.Groups.SelectMany(site =>
            Of(site, $"the command of '{site}'", site.Path.Then("command"), site.Service.Command)
                .Concat(
                    site.Agents.Where(agent => agent.IsStartedByUs)
                        .SelectMany(agent =>
                            Of(site, $"the command of {agent}", agent.PathOf("command"), agent.Model.Command)
                        )
                )
        );

    private static IEnumerable<Finding> Of(GroupSite site, string what, TreePath path, IReadOnlyList<string>? words) =>
        from option in OptionsWithSecret(words ?? [])
        select site.At(
            JudgeKinds.SecretOnCommandLine,
            path,
            $"A secret stands after {option} in {what}, where everybody on the machine can read it.",
            "Let the program read it from a file (a secret is mounted at /run/secrets/NAME) or from its environment."
        );

    private static IEnumerable<string> OptionsWithSecret(IReadOnlyList<string> words)
    {
        for (var index = 0; index < words.Count; index++)
        {
            if (Option().Match(words[index]) is { Success: true } match)
            {
                var value = match.Groups["value"];
                var secret =
                    value.Success ? value.Value
                    : index + 1 < words.Count ? words[index + 1]
                    : "";
                if (IsGiven(secret))
                {
                    yield return match.Groups["option"].Value;
                }
            }
        }
    }

    /// <summary>Neither the next option, nor a file, nor a variable that a shell or the program resolves.</summary>
    private static bool IsGiven(string value) => value.Length > 0 && value[0] is not ('-' or '/' or '$' or '{' or '@');

    [GeneratedRegex(
        "^(?<option>--?(password|passwd|pass|requirepass|masterauth|secret|token|auth-token|api-?key|secret-?key))(=(?<value>.*))?$",
        RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase | RegexOptions.NonBacktracking
    )]
    private static partial Regex Option();
}

using Supervisor.Fleet.Findings;
using Supervisor.Fleet.Findings.Kinds;
using Supervisor.Fleet.Judging.Commands;
using Supervisor.Fleet.Values;

namespace Supervisor.Fleet.Judging.Wording;

/// <summary>
/// A password among a program's arguments, which every user of the machine can list, wherever the file has it from.
/// </summary>
internal static class SecretOnCommandLine
{
    private static readonly string[] Names =
    [
        "password",
        "passwd",
        "pass",
        "requirepass",
        "masterauth",
        "secret",
        "token",
        "auth-token",
        "api-key",
        "apikey",
        "secret-key",
        "secretkey",
    ];

    public static IEnumerable<Finding> Find(Scene scene) =>
        from command in CommandSite.All(scene)
        from option in OptionsWithSecret(command.Words)
        select command.At(
            JudgeKinds.SecretOnCommandLine,
            $"A secret stands after {option} in {command.What}, where everybody on the machine can read it.",
            "Let the program read it from a file (a secret is mounted at /run/secrets/NAME) or from its environment."
        );

    private static IEnumerable<string> OptionsWithSecret(ValueList<string> words)
    {
        for (var index = 0; index < words.Count; index++)
        {
            var word = words[index];
            var equals = word.IndexOf('=');
            var option = equals < 0 ? word : word[..equals];
            if (IsSecretOption(option))
            {
                var secret =
                    equals >= 0 ? word[(equals + 1)..]
                    : index + 1 < words.Count ? words[index + 1]
                    : "";
                if (IsGiven(secret))
                {
                    yield return option;
                }
            }
        }
    }

    private static bool IsSecretOption(string option)
    {
        var dashes =
            option.StartsWith("--", StringComparison.Ordinal) ? 2
            : option.StartsWith('-') ? 1
            : 0;
        return dashes > 0 && Names.Contains(option[dashes..], StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>Neither the next option, nor a file, nor a variable that a shell or the program resolves.</summary>
    private static bool IsGiven(string value) => value.Length > 0 && value[0] is not ('-' or '/' or '$' or '{' or '@');
}

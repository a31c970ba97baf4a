using System.Globalization;
using System.Text.RegularExpressions;
using Supervisor.Fleet.Findings;
using Supervisor.Fleet.Findings.Kinds;

namespace Supervisor.Fleet.Judging.Wording;

/// <summary>A password that everybody who reads the file reads too. Its value is never repeated in what is told.</summary>
internal static partial class PlainTextSecret
{
    private static readonly string[] Switches = ["true", "false", "yes", "no", "on", "off", "0", "1", "none", "null"];

    public static IEnumerable<Finding> Find(Scene scene) =>
        from text in scene.Texts
        where text.Variable is not null
        let secret = SecretIn(text)
        where secret is not null && !IsReference(secret) && !text.IsFromOutside(secret)
        select text.At(
            JudgeKinds.PlainTextSecret,
            $"{text.What} holds a secret in plain text.",
            $"Take it from outside: {text.Variable}: ${{{text.Variable}}} with the value in .env, an env_file, or a secret."
        );

    private static string? SecretIn(WrittenText text) =>
        SecretName().IsMatch(text.Variable!) && IsSecret(text.Variable!, text.Text) ? text.Text
        : !text.Text.Contains("://", StringComparison.Ordinal) ? null
        : PasswordInUrl().Match(text.Text) is { Success: true } match ? match.Groups["password"].Value
        : null;

    /// <summary>A switch such as ALLOW_EMPTY_PASSWORD, a count of tokens, or the path of a file is none.</summary>
    private static bool IsSecret(string name, string value) =>
        !Switches.Contains(value, StringComparer.OrdinalIgnoreCase)
        && !value.StartsWith('/')
        && !(
            name.Contains("TOKEN", StringComparison.OrdinalIgnoreCase)
            && decimal.TryParse(value, NumberStyles.Number, CultureInfo.InvariantCulture, out _)
        );

    /// <summary>A late value, or a variable that the program resolves itself.</summary>
    private static bool IsReference(string secret) => secret.StartsWith('{') || secret.StartsWith('$');

    [GeneratedRegex(
        "(^|_)(PASSWORD|PASSWD|PASS|PWD|SECRET|SECRET_?KEY|TOKEN|API_?KEY|ACCESS_KEY|PRIVATE_KEY|CREDENTIALS?)$",
        RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase | RegexOptions.NonBacktracking
    )]
    private static partial Regex SecretName();

    [GeneratedRegex(
        @"://[^:/@\s]*:(?<password>[^@/\s]+)@",
        RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking
    )]
    private static partial Regex PasswordInUrl();
}

using Supervisor.Fleet.Model.Services;

namespace Supervisor.Fleet.Compose.Texts;

/// <summary>The short form of a mount, <c>[SOURCE:]TARGET[:OPTIONS]</c>.</summary>
internal static class MountText
{
    private static readonly string[] Propagations = ["private", "rprivate", "shared", "rshared", "slave", "rslave"];

    /// <summary>Hints for Docker Desktop, which no engine on Linux heeds; <c>rw</c> is what is so anyway.</summary>
    private static readonly string[] Idle = ["rw", "cached", "delegated", "consistent"];

    public static Parsed<MountModel> Parse(string text)
    {
        var parts = Parts(text);
        return parts switch
        {
            [var target] => Of(null, target, ""),
            [var source, var target] when IsAbsolute(target) => Of(source, target, ""),
            [var target, var options] when IsAbsolute(target) => Of(null, target, options),
            [var source, var target] => Of(source, target, ""),
            [var source, var target, var options] => Of(source, target, options),
            _ => Not("it has more than three parts"),
        };
    }

    /// <summary>A path of the host, where a name is that of a volume.</summary>
    public static bool IsPath(string source) =>
        source.StartsWith('.') || source.StartsWith('/') || source.StartsWith('~') || IsDrivePath(source);

    private static Parsed<MountModel> Of(string? source, string target, string options)
    {
        if (!IsAbsolute(target))
        {
            return Not($"'{target}', the place in the container, must begin with /");
        }

        if (
            source is not null
            && !IsPath(source)
            && (source.Length == 0 || source.Contains('/', StringComparison.Ordinal))
        )
        {
            return Not($"'{source}' is no volume's name, and a path begins with ./ or /");
        }

        var kind = source is not null && IsPath(source) ? MountKind.Bind : MountKind.Volume;
        return options
            .Split(',', StringSplitOptions.RemoveEmptyEntries)
            .Aggregate((Parsed<MountModel>)new MountModel(kind, source, target), WithOption);
    }

    private static Parsed<MountModel> WithOption(Parsed<MountModel> mount, string option) =>
        (mount.Value, option) switch
        {
            (null, _) => mount,
            ({ } value, "ro") => value with { ReadOnly = true },
            ({ } value, "z" or "Z") => value with { SelinuxLabel = option },
            ({ } value, "nocopy") => value with { NoCopy = true },
            ({ } value, _) when Propagations.Contains(option, StringComparer.Ordinal) => value with
            {
                Propagation = option,
            },
            _ when Idle.Contains(option, StringComparer.Ordinal) => mount,
            _ => Not($"'{option}' is no option of a mount"),
        };

    /// <summary>At colons, of which the one after a drive's letter is none.</summary>
    private static List<string> Parts(string text)
    {
        var parts = new List<string>();
        foreach (var part in text.Split(':'))
        {
            if (parts is [.., { Length: 1 } drive] && char.IsAsciiLetter(drive[0]) && part.StartsWith('\\'))
            {
                parts[^1] = $"{drive}:{part}";
            }
            else
            {
                parts.Add(part);
            }
        }

        return parts;
    }

    private static bool IsAbsolute(string path) => path.StartsWith('/') || IsDrivePath(path);

    public static bool IsDrivePath(string path) =>
        path.Length > 2 && char.IsAsciiLetter(path[0]) && path[1] is ':' && (path[2] is '\\' or '/');

    private static Parsed<MountModel> Not(string flaw) => Parsed<MountModel>.Not(flaw);
}

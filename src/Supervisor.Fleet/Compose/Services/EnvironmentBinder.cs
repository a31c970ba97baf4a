using Supervisor.Fleet.Binding;
using Supervisor.Fleet.Environment;
using Supervisor.Fleet.Values;

namespace Supervisor.Fleet.Compose.Services;

/// <summary>What the program finds in its environment: of files, later ones over earlier ones, then of the service.</summary>
internal static class EnvironmentBinder
{
    public static ValueMap<string?> Bind(Cursor service, BindingContext context) =>
        OfFiles(service["env_file"], context)
            .Select(pair => KeyValuePair.Create(pair.Key, (string?)pair.Value))
            .Concat(Resolved(PairsBinder.Bind(service["environment"]), context))
            .ToValueMap();

    /// <summary>Keys without a value get it from outside, where it is set there.</summary>
    public static ValueMap<string?> Resolved(ValueMap<string?> variables, BindingContext context) =>
        variables.Select(pair => KeyValuePair.Create(pair.Key, pair.Value ?? context.ValueOf(pair.Key))).ToValueMap();

    private static IEnumerable<KeyValuePair<string, string>> OfFiles(Cursor files, BindingContext context) =>
        files.Items.Prepend(files).SelectMany(file => OfFile(file, context));

    private static ValueMap<string> OfFile(Cursor file, BindingContext context)
    {
        if ((file.Setting ?? file["path"].Setting) is not { } path)
        {
            return ValueMap<string>.Empty;
        }

        var format = file["format"].Setting is "raw" ? EnvFormat.Raw : EnvFormat.Compose;
        var mayBeMissing = file["required"].Flag is false;
        return mayBeMissing && !context.Files.Exists(path)
            ? ValueMap<string>.Empty
            : context.Variables.Read(path, format, file);
    }
}

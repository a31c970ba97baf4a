using Supervisor.Fleet.Binding;
using Supervisor.Fleet.Model.Resources;
using Supervisor.Fleet.Values;

namespace Supervisor.Fleet.Compose.Resources;

/// <summary>Secrets and configs.</summary>
internal static class FileResourceBinder
{
    public static ValueMap<FileResource> Bind(Cursor resources, BindingContext context) =>
        resources
            .Entries.Select(entry => KeyValuePair.Create(entry.Key, Bind(entry.Key, entry.Value, context)))
            .ToValueMap();

    private static FileResource Bind(string key, Cursor resource, BindingContext context)
    {
        var name = ResourceName.Of(key, resource, context);
        return new FileResource
        {
            Name = name.Name,
            External = name.IsExternal,
            File = resource["file"].Setting,
            EnvironmentVariable = resource["environment"].Setting,
            Value = resource["environment"].Setting is { } variable ? context.ValueOf(variable) : null,
            Content = resource["content"].Setting,
        };
    }
}

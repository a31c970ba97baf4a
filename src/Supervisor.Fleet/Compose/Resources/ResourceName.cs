using Supervisor.Fleet.Binding;

namespace Supervisor.Fleet.Compose.Resources;

/// <summary>What a network, a volume, a secret or a config is called outside of the file.</summary>
internal readonly record struct ResourceName(string Name, bool IsExternal)
{
    public static ResourceName Of(string key, Cursor resource, BindingContext context)
    {
        var external = resource["external"];
        var isExternal = external.Flag ?? external["name"].IsPresent;
        var given = resource["name"].Setting ?? external["name"].Setting;
        return new ResourceName(
            given ?? (isExternal ? key : ComposeNames.Resource(context.Project.Name, key)),
            isExternal
        );
    }
}

using Supervisor.Fleet.Binding;
using Supervisor.Fleet.Model.Services;

namespace Supervisor.Fleet.Compose.Services;

internal static class SecurityBinder
{
    public static SecuritySettings Bind(Cursor service) =>
        new()
        {
            Privileged = service["privileged"].Flag ?? false,
            ReadOnlyRoot = service["read_only"].Flag ?? false,
            CapAdd = ListBinder.Texts(service["cap_add"]),
            CapDrop = ListBinder.Texts(service["cap_drop"]),
            SecurityOptions = ListBinder.Texts(service["security_opt"]),
            GroupAdd = ListBinder.Texts(service["group_add"]),
        };
}

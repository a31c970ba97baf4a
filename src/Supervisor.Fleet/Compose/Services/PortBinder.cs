using Supervisor.Fleet.Binding;
using Supervisor.Fleet.Compose.Texts;
using Supervisor.Fleet.Model.Services;
using Supervisor.Fleet.Values;

namespace Supervisor.Fleet.Compose.Services;

internal static class PortBinder
{
    public static ValueList<PortModel> Bind(Cursor ports, BindingContext context) =>
        context.Ports.Take(ports.Items.SelectMany(Bind), ports).Distinct().ToValueList();

    private static IEnumerable<PortModel> Bind(Cursor port) =>
        port.Text is { } text ? PortText.Parse(text).Value?.Ports() ?? [] : BindLong(port);

    private static IEnumerable<PortModel> BindLong(Cursor port)
    {
        var published = port["published"].Setting is { } text ? PortRange.Parse(text, least: 0).Value : null;
        return port["target"].Number is { } target
            ? PortText
                .Expand(
                    published,
                    new PortRange(target, target),
                    port["protocol"].Setting ?? "tcp",
                    port["host_ip"].Setting
                )
                .Select(model =>
                    model with
                    {
                        Mode = port["mode"].Setting ?? model.Mode,
                        Name = port["name"].Setting,
                        AppProtocol = port["app_protocol"].Setting,
                    }
                )
            : [];
    }
}

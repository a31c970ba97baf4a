using System.Buffers;
using Supervisor.Fleet.Binding;
using Supervisor.Fleet.Compose.Texts;
using Supervisor.Fleet.Findings.Kinds;
using Supervisor.Fleet.Schema.Shapes;
using Supervisor.Fleet.Trees;
using static Supervisor.Fleet.Schema.Forms;

namespace Supervisor.Fleet.Schema.Tables;

/// <summary>The forms that only Compose has.</summary>
internal static class ComposeForms
{
    private const string Letters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";

    private static readonly SearchValues<char> NameLetters = SearchValues.Create(Letters + "._-");

    public static readonly ScalarShape Name = Words(
        "name",
        "Use letters, digits, dots, dashes and underscores.",
        text => text.Length > 0 && !text.AsSpan().ContainsAnyExcept(NameLetters)
    );

    public static readonly ScalarShape ContainerName = Words(
        "a container's name",
        "Use letters, digits, dots, dashes and underscores, at least two, and begin with a letter or a digit.",
        text => text.Length > 1 && char.IsAsciiLetterOrDigit(text[0]) && !text.AsSpan().ContainsAnyExcept(NameLetters)
    );

    public static readonly ScalarShape Address = Words(
        "an address",
        "Write an IP address, such as 10.0.0.7 or fd00::7.",
        AddressText.IsAddress
    );

    public static readonly ScalarShape Subnet = Words(
        "a subnet",
        "Write an address with the bits of its network, such as 10.0.0.0/16.",
        AddressText.IsSubnet
    );

    public static readonly ScalarShape HardwareAddress = Words(
        "a hardware address",
        "Write six bytes, such as 02:42:ac:11:65:43.",
        AddressText.IsHardware
    );

    public static readonly ScalarShape Port = Form(
        "a port",
        "Write [HOST:]CONTAINER[/PROTOCOL], such as \"8080:80\" or \"127.0.0.1:53:53/udp\".",
        text => PortText.Parse(text).Flaw
    );

    public static readonly ScalarShape PortNumber = NumberFrom(1, Compose.Texts.PortRange.Highest);

    public static readonly ScalarShape PortRange = Form(
        "a port or a range of ports",
        "Write a port such as 8080, or a range such as 8080-8090.",
        text => Compose.Texts.PortRange.Parse(text, least: 0).Flaw
    );

    public static readonly ScalarShape ExposedPort = Form(
        "a port",
        "Write a port of the container, such as 8080 or 8080/udp.",
        text =>
            text.Contains(':', StringComparison.Ordinal)
                ? "expose publishes nothing on the host"
                : PortText.Parse(text).Flaw
    );

    public static readonly ScalarShape Mount = Form(
        "a mount",
        "Write [SOURCE:]TARGET[:OPTIONS], such as data:/var/lib/data or ./conf:/etc/app:ro.",
        text => MountText.Parse(text).Flaw
    );

    public static readonly ScalarShape Device = Form(
        "a device",
        "Write HOST[:CONTAINER[:RIGHTS]], such as /dev/snd or /dev/sda:/dev/xvda:r.",
        text => DeviceText.Parse(text).Flaw
    );

    public static readonly ScalarShape DevicePermissions = Words(
        "rights of a device",
        "Write some of the letters r, w and m.",
        DeviceText.AreRights
    );

    public static readonly ScalarShape DeviceRule = Words(
        "a rule for devices",
        "Write KIND MAJOR:MINOR RIGHTS, such as c 1:3 mr.",
        DeviceText.IsRule
    );

    public static readonly ScalarShape FileMode = Words(
        "the rights of a file",
        "Write four octal digits, such as 0440.",
        text => FileModeText.Parse(text, isPlain: true) is not null
    );

    public static readonly ScalarShape Restart = Words(
        "no, always, on-failure[:TIMES] or unless-stopped",
        "Write \"no\", always, on-failure, on-failure:5 or unless-stopped.",
        RestartText.IsPolicy
    );

    public static readonly ScalarShape PullPolicy = Words(
        "a policy for pulling",
        "Write always, missing, never, build, daily, weekly, or every_ and an interval, such as every_12h.",
        text =>
            text is "always" or "missing" or "if_not_present" or "never" or "build" or "daily" or "weekly" or "refresh"
            || (
                text.StartsWith("every_", StringComparison.Ordinal)
                && ScalarText.Duration(text["every_".Length..]) is not null
            )
    );

    /// <summary>A line, which is split as a shell splits it, or the words; nothing: the image's own.</summary>
    public static readonly Shape Command =
        Form("a command", "Close the quote, or write the command as a list.", text => CommandText.Split(text).Flaw)
        | ListOf(Text)
        | Nothing;

    /// <summary><c>{ KEY: value }</c>, or the lines <c>- KEY=value</c>; a key alone takes its value from outside.</summary>
    public static readonly Shape Pairs =
        MapOf(Text | Nothing)
        | ListOf(
            Form(
                "a text KEY=value",
                "Write - KEY=value, or a map without dashes.",
                text => text.Length == 0 || text[0] is '=' ? "it has no key" : null
            )
        );

    public static readonly Shape Hosts =
        MapOf(HostAddress | ListOf(HostAddress))
        | ListOf(Form("a text NAME=ADDRESS", "Write - NAME=ADDRESS.", text => HostText.Parse(text).Flaw));

    public static readonly Shape Ulimits = MapOf(
        LongNumber
            | Section(
                "limits",
                Rows.Supported("soft", LongNumber).Needed(),
                Rows.Supported("hard", LongNumber).Needed()
            )
    );

    public static readonly Shape OneReplica = Guarded(
        Number,
        node =>
            node is ScalarNode scalar && ScalarText.Number(scalar.Text) is not 1
                ? new Objection(
                    ComposeKinds.SeveralReplicas,
                    "a service is one container, so that each agent is one program with one name.",
                    "Write a service for each container (extends saves the repetition); to start none, use profiles."
                )
                : null
    );

    private static ScalarShape HostAddress =>
        Form("an address", "Write an IP address, or host-gateway.", text => HostText.Of("host", text).Flaw);

    private static ScalarShape Words(string noun, string remedy, Func<string, bool> fits) =>
        Form(noun, remedy, text => fits(text) ? null : "");
}

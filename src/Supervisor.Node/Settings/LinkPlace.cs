using System.Globalization;
using System.Net;
using Supervisor.Contracts;
using Supervisor.Fleet.Values;

namespace Supervisor.Node.Settings;

/// <summary>Where other nodes reach this one.</summary>
/// <param name="Hosts">What they dial, each with its port where that is another; empty: the address itself.</param>
internal sealed record LinkPlace(IPEndPoint Listen, ValueList<string> Hosts)
{
    public const string Default = "127.0.0.1:9111";

    public static LinkPlace Usual { get; } = new(IPEndPoint.Parse(Default), []);

    /// <summary>Null when nothing was given.</summary>
    public static Outcome<LinkPlace?> Settle(SettingValue? listen, SettingValue? advertise)
    {
        if (listen is null && advertise is null)
        {
            return (LinkPlace?)null;
        }

        var at = ListenAddress.ParseAny(listen ?? new SettingValue(Default, Setting.LinkListen.Option), Default);
        if (!at.IsOk)
        {
            return at.Error;
        }

        if (at.Value.Port == 0)
        {
            return StartErrors.BadSetting(listen!, "Other nodes dial it, so it has to be the same port at each start.");
        }

        var hosts = (advertise?.Text ?? "").Split(Setting.Advertise.Separator, StringSplitOptions.RemoveEmptyEntries);
        if (hosts.FirstOrDefault(host => !IsHost(host)) is { } wrong)
        {
            return StartErrors.BadSetting(
                advertise! with
                {
                    Text = wrong,
                },
                "It must be a host name or an address, with a port where that is another: pc2, 10.0.0.2:9111."
            );
        }

        var isAnywhere = at.Value.Address.Equals(IPAddress.Any) || at.Value.Address.Equals(IPAddress.IPv6Any);
        return isAnywhere && hosts.Length == 0
            ? StartErrors.Usage(
                $"{listen!.Source} listens at every address of this machine, and others have to be told one that they can dial.",
                "Give --advertise HOST."
            )
            : new LinkPlace(at.Value, hosts.ToValueList());
    }

    /// <summary>What others dial, the best first.</summary>
    public ValueList<string> Advertised =>
        Hosts.Count == 0
            ? [Listen.ToString()]
            : Hosts.Select(host => Split(host).Port is null ? $"{host}:{Listen.Port}" : host).ToValueList();

    private static bool IsHost(string text)
    {
        var (host, port) = Split(text);
        return Uri.CheckHostName(host.Trim('[', ']')) != UriHostNameType.Unknown
            && (
                port is null
                || (
                    int.TryParse(port, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
                    && number is > 0 and <= IPEndPoint.MaxPort
                )
            );
    }

    private static (string Host, string? Port) Split(string text)
    {
        var colon = text.LastIndexOf(':');
        return colon < 0 || text.EndsWith(']') ? (text, null) : (text[..colon], text[(colon + 1)..]);
    }
}

using System.Net;
using System.Text.Json;
using Supervisor.Cluster.Coordination.Etcd;
using Supervisor.Contracts;
using Supervisor.Fleet.Values;
using Supervisor.Node.Settings;

namespace Supervisor.Node.Clusters.Places;

/// <summary>How a cluster is reached, as a text of the daemon's own.</summary>
internal static class ClusterPlaceText
{
    public static string Write(ClusterPlace place) =>
        Write(place, place.Links.Listen.ToString(), [.. place.Links.Hosts]);

    /// <summary>For another node, which listens elsewhere; the place is as it is reached by that one.</summary>
    public static string WriteForOther(ClusterPlace place) => Write(place, null, null);

    /// <param name="links">Where this node takes links, when the text does not say.</param>
    public static Outcome<ClusterPlace> Read(string name, string text, LinkPlace? links)
    {
        ClusterPlaceForm? form;
        try
        {
            form = JsonSerializer.Deserialize(text, ClusterPlaceJson.Default.ClusterPlaceForm);
        }
        catch (JsonException)
        {
            form = null;
        }

        if (form is not { Form: ClusterPlaceForm.Newest } || (form.File is null && form.Etcd is null or []))
        {
            return ClusterErrors.PlaceUnreadable();
        }

        var place = links ?? LinksOf(form);
        return place is not null && form.File is not null ? new ClusterPlace(name, form.File, null, place)
            : place is not null && EtcdOf(form) is { } etcd ? new ClusterPlace(name, null, etcd, place)
            : ClusterErrors.PlaceUnreadable();
    }

    private static string Write(ClusterPlace place, string? listen, IReadOnlyList<string>? advertise)
    {
        var etcd = place.Etcd;
        var form = new ClusterPlaceForm(
            ClusterPlaceForm.Newest,
            place.File,
            etcd?.Endpoints.Select(endpoint => endpoint.OriginalString).ToList(),
            etcd?.User,
            etcd?.Password,
            etcd?.Authority,
            etcd?.Certificate,
            etcd?.Key,
            listen,
            advertise
        )
        {
            IsOwn = etcd?.IsOwn == true ? true : null,
            Maker = etcd?.Maker?.User,
            MakerPassword = etcd?.Maker?.Password,
        };
        return JsonSerializer.Serialize(form, ClusterPlaceJson.Default.ClusterPlaceForm);
    }

    private static LinkPlace? LinksOf(ClusterPlaceForm form) =>
        IPEndPoint.TryParse(form.Listen ?? LinkPlace.Default, out var listen)
            ? new LinkPlace(listen, (form.Advertise ?? []).ToValueList())
            : null;

    private static EtcdAccess? EtcdOf(ClusterPlaceForm form)
    {
        var endpoints = new List<Uri>();
        foreach (var text in form.Etcd ?? [])
        {
            if (!Uri.TryCreate(text, UriKind.Absolute, out var endpoint))
            {
                return null;
            }

            endpoints.Add(endpoint);
        }

        return new EtcdAccess(endpoints, form.User, form.Password, form.Authority, form.Certificate, form.Key)
        {
            IsOwn = form.IsOwn == true,
            Maker = form is { Maker: { } maker, MakerPassword: { } password } ? new EtcdLogin(maker, password) : null,
        };
    }
}

using Supervisor.Contracts;
using Supervisor.Contracts.Palettes;

namespace Supervisor.Node.Settings;

/// <param name="Name">Of the cluster.</param>
internal sealed record ClusterSettings(string Name, CoordinationPlace Place)
{
    private static readonly Setting[] OfEtcd =
    [
        Setting.EtcdUser,
        Setting.EtcdPasswordFile,
        Setting.EtcdAuthority,
        Setting.EtcdCertificate,
        Setting.EtcdKey,
    ];

    /// <summary>Null when nothing was given.</summary>
    public static Outcome<ClusterSettings?> Settle(Func<Setting, SettingValue?> find, string directory)
    {
        var (name, etcd, file) = (find(Setting.Cluster), find(Setting.Etcd), find(Setting.Coordination));
        if (name is null)
        {
            return Lonely([etcd, file, .. OfEtcd.Select(find)]);
        }

        if (!NodeName.IsValid(name.Text))
        {
            return StartErrors.BadSetting(name, NodeName.Rule);
        }

        if (etcd is null == file is null)
        {
            return StartErrors.Usage(
                etcd is null
                    ? $"The cluster '{name.Text}' has nothing by which its nodes could agree."
                    : $"{etcd.Source} and {file!.Source} are both given, and a cluster agrees in one place.",
                "Give --etcd URL..., or --coordination FILE for several daemons of one machine."
            );
        }

        var place = file is null ? SettleEtcd(etcd!, find, directory) : SettleFile(file, find, directory);
        return place.IsOk ? new ClusterSettings(name.Text, place.Value) : place.Error;
    }

    private static Outcome<CoordinationPlace> SettleFile(
        SettingValue file,
        Func<Setting, SettingValue?> find,
        string directory
    ) =>
        Unneeded(find, file) is { } unneeded
            ? unneeded
            : new CoordinationPlace.InFile(Path.GetFullPath(file.Text, directory));

    private static Outcome<ClusterSettings?> Lonely(IEnumerable<SettingValue?> others) =>
        others.OfType<SettingValue>().FirstOrDefault() is { } given
            ? StartErrors.Usage(
                $"{given.Source} says where a cluster agrees, and which is not said.",
                "Give --cluster NAME."
            )
            : (ClusterSettings?)null;

    private static OperatorError? Unneeded(Func<Setting, SettingValue?> find, SettingValue file) =>
        OfEtcd.Select(find).OfType<SettingValue>().FirstOrDefault() is { } given
            ? StartErrors.Usage(
                $"{given.Source} is for an etcd, and {file.Source} takes its place.",
                "Leave one of them out."
            )
            : null;

    private static Outcome<CoordinationPlace> SettleEtcd(
        SettingValue etcd,
        Func<Setting, SettingValue?> find,
        string directory
    )
    {
        var endpoints = new List<Uri>();
        foreach (var text in etcd.Text.Split(Setting.Etcd.Separator, StringSplitOptions.RemoveEmptyEntries))
        {
            if (!IsEndpoint(text, out var endpoint))
            {
                return StartErrors.BadSetting(
                    etcd with
                    {
                        Text = text,
                    },
                    "It must be the address of a member, such as https://10.0.0.1:2379."
                );
            }

            endpoints.Add(endpoint);
        }

        var login = Pair(find, Setting.EtcdUser, Setting.EtcdPasswordFile);
        var own = Pair(find, Setting.EtcdCertificate, Setting.EtcdKey);
        if (endpoints.Count == 0 || !login.IsOk || !own.IsOk)
        {
            return login.Error ?? own.Error ?? StartErrors.BadSetting(etcd, "It must be the address of a member.");
        }

        return new CoordinationPlace.InEtcd(endpoints)
        {
            Login = login.Value is { } user ? (user.First, Path.GetFullPath(user.Second, directory)) : null,
            AuthorityFile = find(Setting.EtcdAuthority) is { } ca ? Path.GetFullPath(ca.Text, directory) : null,
            Own = own.Value is { } pair
                ? (Path.GetFullPath(pair.First, directory), Path.GetFullPath(pair.Second, directory))
                : null,
        };
    }

    private static bool IsEndpoint(string text, out Uri endpoint) =>
        Uri.TryCreate(text, UriKind.Absolute, out endpoint!)
        && endpoint is { Scheme: "http" or "https", PathAndQuery: "/", UserInfo: "" };

    private static Outcome<(string First, string Second)?> Pair(
        Func<Setting, SettingValue?> find,
        Setting first,
        Setting second
    ) =>
        (find(first), find(second)) switch
        {
            ({ } one, { } other) => (one.Text, other.Text),
            ({ } one, null) => StartErrors.Usage($"{one.Source} is given without {second.Option}.", "Give both."),
            (null, { } other) => StartErrors.Usage($"{other.Source} is given without {first.Option}.", "Give both."),
            _ => ((string, string)?)null,
        };
}

using Cafe.Events;
using Cafe.Menu;
using Cafe.ServiceDefaults;

return await new ServiceProgram("menu")
{
    Services = builder =>
    {
        builder.AddCafeSettings();
        builder.AddDatabase<MenuDb>();

        // Every change of an item is an event, for whoever keeps something about items.
        builder.AddOutbox<MenuSnapshot>();

        // The menu is answered from memory.
        builder.Services.AddSingleton<MenuCache>();
        builder.Services.AddHostedService(services => services.GetRequiredService<MenuCache>());
        builder.Services.AddSingleton<IReadiness>(services => services.GetRequiredService<MenuCache>());
    },
    Endpoints = app =>
    {
        app.MapMenu();
        app.MapEventFeed(Policies.Service);
    },
    Verbs =
    [
        new("migrate", "brings the database up to date; with --seed-menu fills an empty menu", StarterMenu.MigrateAsync),
    ],
}.RunAsync(args);

using Cafe.Events;
using Cafe.Orders;
using Cafe.ServiceDefaults;

return await new ServiceProgram("orders")
{
    Services = builder =>
    {
        builder.AddCafeSettings();
        builder.AddDatabase<OrdersDb>();

        // Every change of an order is an event, for whoever reports or follows.
        builder.AddOutbox<OrderSnapshot>();

        // Names and prices are menu's.
        builder.AddServiceClient("menu");
        builder.Services.AddSingleton(MenuSettings.Read(builder.Configuration));
        builder.Services.AddSingleton<MenuClient>();
        builder.Services.AddSingleton<PlaceOrder>();
    },
    Endpoints = app =>
    {
        app.MapOrders();
        app.MapEventFeed(Policies.Service);
    },
}.RunAsync(args);
